import { type Activity, ROLES, type SignUpRole } from "./activity.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import type { Layout } from "./layout.ts";
import type { Names } from "./names.ts";
import { Chains, withRoom } from "./rows.ts";
import { FLAGS, NEXT, PRESENT, ROLE_SHIFT, Tallies, WHO } from "./tallies.ts";
import { Texts } from "./texts.ts";

/** The states of a loop. */
export const OPEN = 1;
export const PAUSED = 2;
export const CLOSED = 3;

/** The number of a role, from 1 on. */
export const roleNumber = (role: SignUpRole): number => ROLES.indexOf(role) + 1;

/** Of a loop: its state (0: not in this world), the last of its spans and meetings, and who proposed one. */
const STATE = 0;
const SPAN = 1;
const MEETING = 2;
const PROPOSAL = 3;
const WIDE = 4;
/** A proposal by nobody we know. */
const BY_NOBODY = -1;

/**
 * What a world holds, as rows of numbers: people and loops by the numbers of their ids, the members of loops ("seats") in
 * chains. Millions of small objects would cost more memory than what is in them, and more time to reach.
 */
export class Tables {
  readonly layout: Layout;
  readonly people: Names<ParticipantId>;
  readonly loops: Names<LoopId>;
  /** By the number of a person. */
  readonly folk: Tallies;
  /** The members of loops. */
  readonly seats: Tallies;
  /** The loops of each person: a loop's number in each row. */
  readonly links = new Chains(2, 0);
  readonly spans = new Chains(1, 2);
  readonly meetings = new Chains(3, 2);
  /** The numbers of those who are in this world, in the order in which they came. */
  readonly peopleHere: number[] = [];
  readonly loopsHere: number[] = [];
  readonly texts = new Texts();
  #told: Activity | null = null;
  #toldText = 0;
  #first = new Int32Array(4);
  #loopRows = new Int32Array(4 * WIDE);
  #proposedAt = new Float64Array(4);
  #seatCount = 1;
  #freeSeat = 0;

  constructor(layout: Layout, people: Names<ParticipantId>, loops: Names<LoopId>) {
    this.layout = layout;
    this.people = people;
    this.loops = loops;
    this.folk = new Tallies(layout, this.texts, true);
    this.seats = new Tallies(layout, this.texts, false);
  }

  /** The place in the texts of an activity's id and moment: kept once, however many steps it satisfies. */
  told(activity: Activity): number {
    if (this.#told !== activity) {
      this.#told = activity;
      this.#toldText = this.texts.addAt(activity.occurredAt, activity.id);
    }
    return this.#toldText;
  }

  /** The number of a person in this world, or 0. */
  person(id: string | null | undefined): number {
    return this.personHere(this.people.find(id));
  }
  /** The same number, or 0 when that person is not in this world: a coordinator, or somebody of another loop. */
  personHere(number: number): number {
    const { rows, layout } = this.folk;
    return (rows[number * layout.width + FLAGS] as number) > 0 ? number : 0;
  }
  addPerson(number: number): void {
    this.folk.reach(number);
    if (this.personHere(number) === 0) this.peopleHere.push(number);
  }
  isPresent(person: number): boolean {
    return (this.folk.get(person, FLAGS) & PRESENT) !== 0;
  }

  /** The number of a loop in this world, or 0. */
  loop(id: string): number {
    const number = this.loops.find(id);
    return this.state(number) > 0 ? number : 0;
  }
  addLoop(number: number): void {
    this.#first = withRoom(this.#first, number + 1);
    this.#loopRows = withRoom(this.#loopRows, (number + 1) * WIDE);
    this.#proposedAt = withRoom(this.#proposedAt, number + 1);
    if (this.state(number) === 0) this.loopsHere.push(number);
  }
  state(loop: number): number {
    return this.#loopRows[loop * WIDE + STATE] ?? 0;
  }
  setState(loop: number, state: number): void {
    this.#loopRows[loop * WIDE + STATE] = state;
  }
  span(loop: number): number {
    return this.#loopRows[loop * WIDE + SPAN] as number;
  }
  setSpan(loop: number, span: number): void {
    this.#loopRows[loop * WIDE + SPAN] = span;
  }
  meeting(loop: number): number {
    return this.#loopRows[loop * WIDE + MEETING] as number;
  }
  setMeeting(loop: number, meeting: number): void {
    this.#loopRows[loop * WIDE + MEETING] = meeting;
  }

  /** A meeting that somebody proposed and nobody has answered. */
  proposal(loop: number): { by: ParticipantId | null; at: number } | null {
    const by = this.#loopRows[loop * WIDE + PROPOSAL] as number;
    if (by === 0) return null;
    return { by: by === BY_NOBODY ? null : this.people.id(by), at: this.#proposedAt[loop] as number };
  }
  setProposal(loop: number, by: string | null, at: number): void {
    this.#loopRows[loop * WIDE + PROPOSAL] = by === null ? BY_NOBODY : this.people.of(by as ParticipantId);
    this.#proposedAt[loop] = at;
  }
  clearProposal(loop: number): void {
    this.#loopRows[loop * WIDE + PROPOSAL] = 0;
  }

  /** The first member of a loop; 0 for a loop that is not in this world. */
  firstSeat(loop: number): number {
    return this.#first[loop] ?? 0;
  }
  nextSeat(seat: number): number {
    return this.seats.get(seat, NEXT);
  }
  seatOf(loop: number, person: number): number {
    let seat = this.firstSeat(loop);
    while (seat > 0 && this.seats.get(seat, WHO) !== person) seat = this.nextSeat(seat);
    return seat;
  }
  seatsOf(loop: number): number[] {
    const seats: number[] = [];
    for (let seat = this.firstSeat(loop); seat > 0; seat = this.nextSeat(seat)) seats.push(seat);
    return seats;
  }
  /** A new member, after the others; their row has to be written. */
  addSeat(loop: number, person: number): number {
    const { seats } = this;
    let seat = this.#freeSeat;
    if (seat > 0) this.#freeSeat = seats.get(seat, NEXT);
    else {
      seat = this.#seatCount++;
      seats.reach(seat);
    }
    let last = this.firstSeat(loop);
    if (last === 0) this.#first[loop] = seat;
    else {
      while (this.nextSeat(last) > 0) last = this.nextSeat(last);
      seats.set(last, NEXT, seat);
    }
    seats.set(seat, NEXT, 0);
    seats.set(seat, WHO, person);
    return seat;
  }
  /** Empties a loop. The same members added again get the same rows. */
  dropSeats(loop: number): void {
    for (const seat of this.seatsOf(loop).reverse()) {
      this.seats.set(seat, NEXT, this.#freeSeat);
      this.#freeSeat = seat;
    }
    this.#first[loop] = 0;
  }
  /** Is this member in the loop now, and in the program? */
  isHere(seat: number): boolean {
    return (this.seats.get(seat, FLAGS) & PRESENT) !== 0 && this.isPresent(this.seats.get(seat, WHO));
  }

  /** The loops that somebody is or was in, in the order in which they came into them. */
  loopsOf(person: number): number[] {
    return this.links.list(this.folk.more(person)).map((link) => this.links.ints[link * 2 + 1] as number);
  }
  addLoopOf(person: number, loop: number): void {
    const link = this.links.add(this.folk.more(person));
    this.links.ints[link * 2 + 1] = loop;
    this.folk.setMore(person, link);
  }
}

/** The role in the flags of a row. */
export function roleOf(tallies: Tallies, row: number): SignUpRole {
  return ROLES[roleNumberIn(tallies.get(row, FLAGS)) - 1] as SignUpRole;
}
/** The number of the role in some flags. */
export function roleNumberIn(flags: number): number {
  return (flags >> ROLE_SHIFT) & 3;
}
