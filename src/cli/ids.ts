import { hashOf } from "../milestones/names.ts";
import { withRoom } from "../milestones/rows.ts";
import { Texts } from "../milestones/texts.ts";

/**
 * The ids of a log so far. A line without an id has its number as id; of those only the last number is kept, and, as
 * bits, which lines were left out or had an id of their own. Given ids have to be kept, each of them: as bytes, found by hash, as a Set
 * of texts took three times the memory.
 */
export class Ids {
  readonly #texts = new Texts();
  /** At the place of its hash or next to it: the hash of a given id, and where its text is. */
  #places = new Int32Array(32);
  #given = 0;
  /** Line numbers that are no ids: up to the last line, all others are. */
  #gaps = new Uint8Array(16);
  #last = 0;

  has(id: string): boolean {
    const text = this.#texts.add(id);
    const place = this.#placeOf(hashOf(id), text);
    this.#texts.drop(text);
    if (this.#places[place + 1] !== 0) return true;
    const number = /^[1-9]\d*$/.test(id) ? Number(id) : 0;
    return number > 0 && number <= this.#last && !this.#isGap(number);
  }

  add(id: string, line: number): void {
    this.#gaps = withRoom(this.#gaps, (line >> 3) + 1);
    for (let skipped = this.#last + 1; skipped < line; skipped++) this.#setGap(skipped);
    this.#last = line;
    if (id === String(line)) return;
    this.#setGap(line);
    const text = this.#texts.add(id);
    this.#put(hashOf(id), text);
    this.#given++;
    if (this.#given * 4 > this.#places.length) this.#grow();
  }

  #isGap(line: number): boolean {
    return ((this.#gaps[line >> 3] as number) & (1 << (line & 7))) !== 0;
  }
  #setGap(line: number): void {
    this.#gaps[line >> 3] = (this.#gaps[line >> 3] as number) | (1 << (line & 7));
  }

  /** Where a text is, or where it would be. */
  #placeOf(hash: number, text: number): number {
    const mask = this.#places.length / 2 - 1;
    let place = hash & mask;
    for (;;) {
      const there = this.#places[place * 2 + 1] as number;
      if (there === 0 || (this.#places[place * 2] === hash && this.#texts.same(there, text))) return place * 2;
      place = (place + 1) & mask;
    }
  }

  #put(hash: number, text: number): void {
    const place = this.#placeOf(hash, text);
    this.#places[place] = hash;
    this.#places[place + 1] = text;
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Int32Array(before.length * 2);
    for (let from = 0; from < before.length; from += 2) {
      if (before[from + 1] !== 0) this.#put(before[from] as number, before[from + 1] as number);
    }
  }
}
