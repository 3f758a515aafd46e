import { type Layout, OWN_WORDS } from "./layout.ts";
import { withRoom } from "./rows.ts";
import type { Texts } from "./texts.ts";

/** The words of a row before its tally. Of a member: who they are, the next member of their loop, and flags. */
export const WHO = 0;
export const NEXT = 1;
export const FLAGS = 2;
/** Of a person the first word is the number of open loops that they are in. */
export const OPEN_LOOPS = 0;

/** Flags: in the loop (a member), or in the program (a person); and past the last stage. */
export const PRESENT = 1;
export const COMPLETED = 2;
/** Two bits of the flags are the number of the role; those above are the stage. */
export const ROLE_SHIFT = 2;
export const STAGE_SHIFT = 4;

/** Beside each row, what is seldom looked at. */
const SPAN = 0;
const MORE = 1;
const BESIDE = 2;

/**
 * Rows with a tally, of members or of people: whole numbers as the layout says; and beside them the last of their spans, one
 * more number, two moments, and the details of their done steps.
 */
export class Tallies {
  readonly layout: Layout;
  readonly details: Details;
  rows: Int32Array<ArrayBuffer>;
  #beside: Int32Array<ArrayBuffer>;
  #times: Float64Array<ArrayBuffer>;
  /** Where the details of a row are, when few rows have any; else they are at the row's own number, and this is null. */
  #detailsOf: Int32Array<ArrayBuffer> | null;

  constructor(layout: Layout, texts: Texts, rarelyDone: boolean) {
    this.layout = layout;
    this.details = new Details(layout.steps, texts);
    this.rows = new Int32Array(4 * layout.width);
    this.#beside = new Int32Array(4 * BESIDE);
    this.#times = new Float64Array(8);
    this.#detailsOf = rarelyDone ? new Int32Array(4) : null;
  }

  /** Makes room for a row: for people any, for members the next one. */
  reach(row: number): void {
    this.rows = withRoom(this.rows, (row + 1) * this.layout.width);
    this.#beside = withRoom(this.#beside, (row + 1) * BESIDE);
    this.#times = withRoom(this.#times, (row + 1) * 2);
    if (this.#detailsOf === null) this.details.add();
    else this.#detailsOf = withRoom(this.#detailsOf, row + 1);
  }

  get(row: number, word: number): number {
    return this.rows[row * this.layout.width + word] as number;
  }
  set(row: number, word: number, value: number): void {
    this.rows[row * this.layout.width + word] = value;
  }

  /** The last of the spans of a row, in the chains of spans. */
  span(row: number): number {
    return this.#beside[row * BESIDE + SPAN] as number;
  }
  setSpan(row: number, span: number): void {
    this.#beside[row * BESIDE + SPAN] = span;
  }

  /** Of a member the text of the activity that brought them here; of a person the last link to a loop. */
  more(row: number): number {
    return this.#beside[row * BESIDE + MORE] as number;
  }
  setMore(row: number, value: number): void {
    this.#beside[row * BESIDE + MORE] = value;
  }

  /** Of a member: when they entered the stage (0) and completed the last one (1). Of a person: joined; without a loop since. */
  time(row: number, which: 0 | 1): number {
    return this.#times[row * 2 + which] as number;
  }
  setTime(row: number, which: 0 | 1, at: number): void {
    this.#times[row * 2 + which] = at;
  }

  /** Makes it a tally in which nothing is counted and nothing done. */
  clear(row: number): void {
    const { rows, layout } = this;
    const at = row * layout.width;
    for (let word = OWN_WORDS; word < layout.width; word++) rows[at + word] = layout.fresh[word] as number;
  }

  /** A member begins with what they have done outside of loops. */
  copy(row: number, people: Tallies, person: number): void {
    const { rows, layout } = this;
    const { width } = layout;
    for (let word = OWN_WORDS; word < width; word++) {
      rows[row * width + word] = people.rows[person * width + word] as number;
    }
    const details = (people.#detailsOf as Int32Array)[person] as number;
    if (details > 0) this.details.copy(this.detailsOf(row), people.details, details);
  }

  /** Where the details of the done steps of a row are; made when first asked for. */
  detailsOf(row: number): number {
    if (this.#detailsOf === null) return row;
    if (this.#detailsOf[row] === 0) this.#detailsOf[row] = this.details.add();
    return this.#detailsOf[row] as number;
  }
}

/** By which activity and when each step was done: the place of both in the texts, negative when the step was granted. */
export class Details {
  readonly texts: Texts;
  readonly #steps: number;
  #count = 1;
  #by: Int32Array<ArrayBuffer>;

  constructor(steps: number, texts: Texts) {
    this.#steps = steps;
    this.texts = texts;
    this.#by = new Int32Array(4 * steps);
  }

  add(): number {
    this.#count++;
    this.#by = withRoom(this.#by, this.#count * this.#steps);
    return this.#count - 1;
  }

  step(row: number, step: number): number {
    return Math.abs(this.#by[row * this.#steps + step] as number);
  }
  at(row: number, step: number): number {
    return this.texts.moment(this.step(row, step));
  }
  by(row: number, step: number): string {
    return this.texts.read(this.step(row, step));
  }
  granted(row: number, step: number): boolean {
    return (this.#by[row * this.#steps + step] as number) < 0;
  }

  write(row: number, step: number, by: number, granted: boolean): void {
    this.#by[row * this.#steps + step] = granted ? -by : by;
  }

  copy(row: number, from: Details, fromRow: number): void {
    const steps = this.#steps;
    for (let step = 0; step < steps; step++) {
      this.#by[row * steps + step] = from.#by[fromRow * steps + step] as number;
    }
  }
}
