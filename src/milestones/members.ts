import type { Activity, Role } from "./activity.ts";
import { endSpan } from "./spans.ts";
import { roleNumber, roleOf, type Tables } from "./tables.ts";
import { FLAGS, OPEN_LOOPS, PRESENT, ROLE_SHIFT, WHO } from "./tallies.ts";

/** A member who was never in this loop. They bring along what they have done outside of loops. */
export function newMember(tables: Tables, loop: number, person: number, role: Role): number {
  const { seats, folk } = tables;
  const seat = tables.addSeat(loop, person);
  begin(tables, seat, role);
  seats.copy(seat, folk, person);
  tables.addLoopOf(person, loop);
  oneOpenLoopMore(tables, person);
  return seat;
}

/** Puts a member at the first stage, as of when they joined the program. */
function begin({ seats, folk }: Tables, seat: number, role: Role): void {
  seats.set(seat, FLAGS, PRESENT | (roleNumber(role) << ROLE_SHIFT));
  seats.setTime(seat, 0, folk.time(seats.get(seat, WHO), 0));
  seats.setMore(seat, 0);
}

/**
 * Somebody comes into a loop. Who was in it before goes on where they left; in another role they begin at the first stage
 * again, and what they have done still counts.
 */
export function addMember(tables: Tables, loop: number, person: number, activity: Activity): number {
  const { seats } = tables;
  const role = activity.role as Role;
  const seat = tables.seatOf(loop, person);
  if (seat === 0) return newMember(tables, loop, person, role);
  if (roleOf(seats, seat) !== role) begin(tables, seat, role);
  seats.set(seat, FLAGS, seats.get(seat, FLAGS) | PRESENT);
  seats.setSpan(seat, endSpan(tables.spans, seats.span(seat), activity.occurredAt));
  oneOpenLoopMore(tables, person);
  return seat;
}

/** The people who are members of a loop now, in the program or not. */
export function presentIn(tables: Tables, loop: number): number[] {
  const { seats } = tables;
  const there = tables.seatsOf(loop).filter((seat) => (seats.get(seat, FLAGS) & PRESENT) !== 0);
  return there.map((seat) => seats.get(seat, WHO));
}

/** A member's loop closed, or they left it. If it was their last open one, they wait for a match from now on. */
export function oneOpenLoopLess({ folk }: Tables, person: number, at: number): void {
  const open = folk.get(person, OPEN_LOOPS) - 1;
  folk.set(person, OPEN_LOOPS, open);
  if (open === 0) folk.setTime(person, 1, Math.max(at, folk.time(person, 0)));
}

/** Somebody is in one more open loop: it opened again, or they came in. */
export function oneOpenLoopMore({ folk }: Tables, person: number): void {
  folk.set(person, OPEN_LOOPS, folk.get(person, OPEN_LOOPS) + 1);
}
