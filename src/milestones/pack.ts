import type { Role } from "./activity.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import { bitOf, type Layout } from "./layout.ts";
import { listMeetings, setMeeting } from "./meetings.ts";
import { addSpan, listSpans } from "./spans.ts";
import type { Shelf } from "./states.ts";
import { CLOSED, OPEN, PAUSED, roleNumber, roleOf, type Tables } from "./tables.ts";
import { COMPLETED, FLAGS, OPEN_LOOPS, PRESENT, ROLE_SHIFT, STAGE_SHIFT, type Tallies, WHO } from "./tallies.ts";
import type { Done, LoopState, MemberState, PersonState, Span, TallyState } from "./world.ts";

const LOOP_STATES: LoopState["state"][] = ["open", "paused", "closed"];
const NUMBERS = { open: OPEN, paused: PAUSED, closed: CLOSED };

/** People of the rows as plain data, and the other way round. */
export function shelfOfPeople(tables: Tables): Shelf<ParticipantId, PersonState> {
  return {
    has: (id) => tables.person(id) > 0,
    get(id) {
      const number = tables.person(id);
      return number > 0 ? readPerson(tables, number) : undefined;
    },
    set: (_id, state) => writePerson(tables, state),
    keys: () => tables.peopleHere.map((number) => tables.people.id(number)),
  };
}

/** Loops of the rows as plain data, and the other way round. */
export function shelfOfLoops(tables: Tables): Shelf<LoopId, LoopState> {
  return {
    has: (id) => tables.loop(id) > 0,
    get(id) {
      const number = tables.loop(id);
      return number > 0 ? readLoop(tables, number) : undefined;
    },
    set: (_id, state) => writeLoop(tables, state),
    keys: () => tables.loopsHere.map((number) => tables.loops.id(number)),
  };
}

function readPerson(tables: Tables, person: number): PersonState {
  const { folk } = tables;
  return {
    id: tables.people.id(person),
    role: roleOf(folk, person),
    joinedAt: folk.time(person, 0),
    present: tables.isPresent(person),
    absences: listSpans(tables.spans, folk.span(person)),
    loops: tables.loopsOf(person).map((loop) => tables.loops.id(loop)),
    openLoops: folk.get(person, OPEN_LOOPS),
    soloSince: folk.time(person, 1),
    tally: readTally(folk, person),
  };
}

function writePerson(tables: Tables, state: PersonState): void {
  const { folk, links } = tables;
  const person = tables.people.of(state.id);
  tables.addPerson(person);
  folk.set(person, FLAGS, (state.present ? PRESENT : 0) | (roleNumber(state.role) << ROLE_SHIFT));
  folk.set(person, OPEN_LOOPS, state.openLoops);
  folk.setTime(person, 0, state.joinedAt);
  folk.setTime(person, 1, state.soloSince);
  folk.setSpan(person, writeSpans(tables, folk.span(person), state.absences));
  links.dropAll(folk.more(person));
  folk.setMore(person, 0);
  for (const loop of state.loops) tables.addLoopOf(person, tables.loops.of(loop));
  writeTally(folk, person, state.tally);
}

function readLoop(tables: Tables, loop: number): LoopState {
  return {
    id: tables.loops.id(loop),
    state: LOOP_STATES[tables.state(loop) - 1] as LoopState["state"],
    spans: listSpans(tables.spans, tables.span(loop)),
    members: tables.seatsOf(loop).map((seat) => readMember(tables, seat)),
    meetings: listMeetings(tables, loop),
    proposal: tables.proposal(loop),
  };
}

function writeLoop(tables: Tables, state: LoopState): void {
  const { meetings, proposal } = state;
  const loop = tables.loops.of(state.id);
  tables.addLoop(loop);
  tables.setState(loop, NUMBERS[state.state]);
  tables.setSpan(loop, writeSpans(tables, tables.span(loop), state.spans));
  tables.dropSeats(loop);
  for (const member of state.members) {
    const person = tables.people.of(member.participant);
    writeMember(tables, tables.addSeat(loop, person), person, member);
  }
  tables.meetings.dropAll(tables.meeting(loop));
  tables.setMeeting(loop, 0);
  for (const [id, { state: how, startsAt, endsAt }] of Object.entries(meetings)) {
    setMeeting(tables, loop, id, how, startsAt, endsAt);
  }
  if (proposal === null) tables.clearProposal(loop);
  else tables.setProposal(loop, proposal.by, proposal.at);
}

function readMember(tables: Tables, seat: number): MemberState {
  const { seats } = tables;
  const flags = seats.get(seat, FLAGS);
  return {
    participant: tables.people.id(seats.get(seat, WHO)),
    role: roleOf(seats, seat) as Role,
    present: (flags & PRESENT) !== 0,
    absences: listSpans(tables.spans, seats.span(seat)),
    tally: readTally(seats, seat),
    stage: flags >> STAGE_SHIFT,
    enteredAt: seats.time(seat, 0),
    completedAt: flags & COMPLETED ? seats.time(seat, 1) : null,
    broughtBy: seats.more(seat) > 0 ? tables.texts.read(seats.more(seat)) : null,
  };
}

function writeMember(tables: Tables, seat: number, person: number, state: MemberState): void {
  const { seats, texts } = tables;
  const flags = (state.present ? PRESENT : 0) | (state.completedAt === null ? 0 : COMPLETED);
  tables.folk.reach(person);
  seats.set(seat, FLAGS, flags | (roleNumber(state.role) << ROLE_SHIFT) | (state.stage << STAGE_SHIFT));
  seats.setTime(seat, 0, state.enteredAt);
  seats.setTime(seat, 1, state.completedAt ?? 0);
  seats.setMore(seat, state.broughtBy === null ? 0 : texts.keep(seats.more(seat), state.broughtBy));
  seats.setSpan(seat, writeSpans(tables, seats.span(seat), state.absences));
  writeTally(seats, seat, state.tally);
}

function writeSpans({ spans }: Tables, before: number, list: readonly Span[]): number {
  spans.dropAll(before);
  return list.reduce((last, span) => addSpan(spans, last, span), 0);
}

function readTally(tallies: Tallies, row: number): TallyState {
  const { layout, details } = tallies;
  const isSet = (base: number, index: number) => {
    const { word, mask } = bitOf(base, index);
    return (tallies.get(row, word) & mask) !== 0;
  };
  const seen = Array.from({ length: layout.firsts }, (_, first) =>
    isSet(layout.open, layout.counts.length + first) ? 0 : 1,
  );
  const count = ({ atLeast, after }: Layout["counts"][number], index: number) => {
    const counter = layout.counters[index] as number;
    if (!isSet(layout.open, index) && (after < 0 || seen[after] === 1)) return atLeast;
    return counter < 0 ? 0 : tallies.get(row, counter);
  };
  const done = (index: number): Done | null => {
    if (!isSet(layout.done, index)) return null;
    const at = tallies.detailsOf(row);
    const what = { at: details.at(at, index), by: details.by(at, index) };
    return details.granted(at, index) ? { ...what, granted: true } : what;
  };
  return {
    counts: layout.counts.map(count),
    seen,
    done: Array.from({ length: layout.steps }, (_, index) => done(index)),
  };
}

function writeTally(tallies: Tallies, row: number, state: TallyState): void {
  const { layout, details } = tallies;
  const change = (base: number, index: number, to: boolean) => {
    const { word, mask } = bitOf(base, index);
    tallies.set(row, word, to ? tallies.get(row, word) | mask : tallies.get(row, word) & ~mask);
  };
  tallies.clear(row);
  for (const [index, { atLeast, after }] of layout.counts.entries()) {
    const times = state.counts[index] as number;
    const counter = layout.counters[index] as number;
    if (counter >= 0) tallies.set(row, counter, times);
    change(layout.open, index, times < atLeast && (after < 0 || state.seen[after] === 1));
  }
  for (const [first, seen] of state.seen.entries()) change(layout.open, layout.counts.length + first, seen === 0);
  for (const [index, done] of state.done.entries()) {
    if (done === null) continue;
    const at = tallies.detailsOf(row);
    change(layout.done, index, true);
    const by = details.texts.keepAt(details.step(at, index), done.at, done.by);
    details.write(at, index, by, done.granted === true);
  }
}
