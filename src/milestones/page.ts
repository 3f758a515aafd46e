import { type Activity, kindNumber } from "./activity.ts";
import { advanceIn, NO_LOOP } from "./advance.ts";
import type { Engine } from "./compile.ts";
import { whose } from "./concerns.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import { hashOf } from "./names.ts";
import type { Change } from "./settle.ts";
import { tablesOf, type World } from "./world.ts";

const OPENED = kindNumber("loop.opened");

/**
 * A piece of a log, in `seq` order, with the numbers of its kinds, its loops and its people (`whose` each activity is), all
 * looked up once.
 */
export type Page = {
  activities: readonly Activity[];
  kinds: Uint8Array;
  loops: Int32Array;
  people: Int32Array;
  /** The members of each loop that is opened, in the order of the openings. */
  members: Int32Array[];
};

/**
 * Looks up what the activities name, all at once: in a world of a million loops that costs more than the folding. Ids that
 * the world does not know get their numbers here.
 */
export function readPage({ people, loopIds }: World, activities: readonly Activity[]): Page {
  const { length } = activities;
  const page = {
    activities,
    kinds: new Uint8Array(length),
    loops: new Int32Array(length),
    people: new Int32Array(length),
    members: openings(activities).map((members) => Int32Array.from(members, hashOf)),
  };
  // All hashes first, as these read the texts; then the look-ups.
  for (let i = 0; i < length; i++) {
    const activity = activities[i] as Activity;
    page.kinds[i] = kindNumber(activity.kind);
    page.loops[i] = hashOf(activity.loop ?? "");
    page.people[i] = hashOf(whose(activity) ?? "");
  }
  for (let i = 0; i < length; i++) {
    const { loop } = activities[i] as Activity;
    page.loops[i] = loop == null ? NO_LOOP : loopIds.of(loop as LoopId, page.loops[i]);
  }
  for (let i = 0; i < length; i++) {
    const person = whose(activities[i] as Activity);
    page.people[i] = person ? people.of(person as ParticipantId, page.people[i]) : 0;
  }
  for (const [index, members] of openings(activities).entries()) {
    const numbers = page.members[index] as Int32Array;
    for (const [place, id] of members.entries()) numbers[place] = people.of(id, numbers[place]);
  }
  return page;
}

function openings(activities: readonly Activity[]): ParticipantId[][] {
  const opened = activities.filter((activity) => activity.kind === "loop.opened");
  return opened.map(({ members = [] }) => members.map((member) => member.participant));
}

/** Folds a page as `advance` does each of its activities; `onChange` hears of each stage passed. */
export function advancePage(engine: Engine, world: World, page: Page, onChange?: (change: Change) => void): void {
  const tables = tablesOf(engine, world);
  const { activities, kinds, loops, people } = page;
  let opened = 0;
  for (let i = 0; i < activities.length; i++) {
    const kind = kinds[i] as number;
    const members = kind === OPENED ? page.members[opened++] : undefined;
    const one = activities[i] as Activity;
    const changes = advanceIn(engine, tables, one, kind, loops[i] as number, people[i] as number, members);
    if (onChange) for (const change of changes) onChange(change);
  }
}
