/**
 * The ids of a log so far. A line without an id has its number as id; of those only the last number is kept, and
 * which lines were left out or had an id of their own. Given ids have to be kept, each of them.
 */
export class Ids {
  readonly #given = new Set<string>();
  /** Line numbers that are no ids: up to the last line, all others are. */
  readonly #gaps = new Set<number>();
  #last = 0;

  has(id: string): boolean {
    if (this.#given.has(id)) return true;
    const number = /^[1-9]\d*$/.test(id) ? Number(id) : 0;
    return number > 0 && number <= this.#last && !this.#gaps.has(number);
  }

  add(id: string, line: number): void {
    for (let skipped = this.#last + 1; skipped < line; skipped++) this.#gaps.add(skipped);
    if (id !== String(line)) {
      this.#given.add(id);
      this.#gaps.add(line);
    }
    this.#last = line;
  }
}
