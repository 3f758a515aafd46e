type Numbers = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** The same numbers with room for at least `length`; the new ones are 0. The old array gives its memory back: use it no more. */
export function withRoom<A extends Numbers>(array: A, length: number): A {
  if (array.length >= length) return array;
  const bigger = new (array.constructor as new (length: number) => A)(Math.max(length, array.length * 2));
  bigger.set(array);
  array.buffer.transfer(0);
  return bigger;
}

/**
 * Chains of rows of numbers. A row has `wide` whole numbers, of which the first is the row before it in its chain, and `deep`
 * floats. Row 0 stands for none. To the garbage collector, millions of rows are two objects.
 */
export class Chains {
  ints: Int32Array<ArrayBuffer>;
  floats: Float64Array<ArrayBuffer>;
  readonly wide: number;
  readonly deep: number;
  #count = 1;
  #free = 0;

  constructor(wide: number, deep: number) {
    this.wide = wide;
    this.deep = deep;
    this.ints = new Int32Array(4 * wide);
    this.floats = new Float64Array(4 * deep);
  }

  /** A new row at the end of a chain; what it holds has to be written. */
  add(previous: number): number {
    let row = this.#free;
    if (row > 0) this.#free = this.before(row);
    else {
      row = this.#count++;
      this.ints = withRoom(this.ints, this.#count * this.wide);
      this.floats = withRoom(this.floats, this.#count * this.deep);
    }
    this.ints[row * this.wide] = previous;
    return row;
  }

  before(row: number): number {
    return this.ints[row * this.wide] as number;
  }

  /** Takes the last row off a chain, and answers with the one before it. */
  drop(row: number): number {
    const before = this.before(row);
    this.ints[row * this.wide] = this.#free;
    this.#free = row;
    return before;
  }

  dropAll(last: number): void {
    for (let row = last; row > 0; ) row = this.drop(row);
  }

  /** The rows of a chain, from its first to this last one. */
  list(last: number): number[] {
    const rows: number[] = [];
    for (let row = last; row > 0; row = this.before(row)) rows.push(row);
    return rows.reverse();
  }
}
