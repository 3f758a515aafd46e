/**
 * Numbers for ids, from 1 on: an id is looked up once, and is a number from then on. It is a hash table of its own, as a Map of
 * a million loops took a quarter longer and had to be walked by the garbage collector.
 */
export class Names<Id extends string> {
  readonly #ids: Id[] = ["" as Id];
  /** At least twice as many places as ids. Each holds the hash and number of an id: at its hash, or at the next free place. */
  #places = new Int32Array(32);
  #mask = 15;

  /** The number of an id; a new number for a new id. */
  of(id: Id, hash = hashOf(id)): number {
    let place = hash & this.#mask;
    for (;;) {
      const number = this.#places[place * 2 + 1] as number;
      if (number === 0) return this.#add(id, hash, place);
      if (this.#places[place * 2] === hash && this.#ids[number] === id) return number;
      place = (place + 1) & this.#mask;
    }
  }

  /** The number of an id, or 0. */
  find(id: string | null | undefined): number {
    if (id == null) return 0;
    const hash = hashOf(id);
    let place = hash & this.#mask;
    for (;;) {
      const number = this.#places[place * 2 + 1] as number;
      if (number === 0 || (this.#places[place * 2] === hash && this.#ids[number] === id)) return number;
      place = (place + 1) & this.#mask;
    }
  }

  id(number: number): Id {
    return this.#ids[number] as Id;
  }

  #add(id: Id, hash: number, place: number): number {
    const number = this.#ids.push(id) - 1;
    this.#places[place * 2] = hash;
    this.#places[place * 2 + 1] = number;
    if (number * 2 > this.#mask) this.#grow();
    return number;
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Int32Array(before.length * 2);
    this.#mask = before.length - 1;
    for (let from = 0; from < before.length; from += 2) {
      if (before[from + 1] === 0) continue;
      let place = (before[from] as number) & this.#mask;
      while (this.#places[place * 2 + 1] !== 0) place = (place + 1) & this.#mask;
      this.#places[place * 2] = before[from] as number;
      this.#places[place * 2 + 1] = before[from + 1] as number;
    }
  }
}

/** Every letter counts, and even the last one changes all bits, so that ids made one after the other lie far apart. */
export function hashOf(id: string): number {
  let hash = id.length;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
