/** Where states are kept. A Map is one. */
export type Shelf<Id, State> = {
  has(id: Id): boolean;
  get(id: Id): State | undefined;
  set(id: Id, state: State): unknown;
  keys(): Iterable<Id>;
};

/**
 * The states of a world by id, as plain data, in the order in which they came. What is put in is copied, and what is read is a
 * copy: only `advance` changes a world.
 */
export class States<Id, State> {
  #shelf: Shelf<Id, State> = new Map<Id, State>();

  /** Goes on with another shelf, which takes over what is here. */
  moveTo(shelf: Shelf<Id, State>): void {
    const before = [...this];
    this.#shelf = shelf;
    for (const [id, state] of before) shelf.set(id, state);
  }

  has(id: Id): boolean {
    return this.#shelf.has(id);
  }
  get(id: Id): State | undefined {
    return this.#shelf.get(id);
  }
  set(id: Id, state: State): void {
    this.#shelf.set(id, state);
  }
  keys(): Iterable<Id> {
    return this.#shelf.keys();
  }
  *values(): Generator<State> {
    for (const [, state] of this) yield state;
  }
  *[Symbol.iterator](): Generator<[Id, State]> {
    for (const id of this.#shelf.keys()) yield [id, this.#shelf.get(id) as State];
  }
}
