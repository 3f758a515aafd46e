import type { Role, SignUpRole } from "./activity.ts";
import type { Engine } from "./compile.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import { type Layout, layoutOf, sameLayout } from "./layout.ts";
import { Names } from "./names.ts";
import { shelfOfLoops, shelfOfPeople } from "./pack.ts";
import { States } from "./states.ts";
import { Tables } from "./tables.ts";
import { WHO } from "./tallies.ts";

/** When a step was satisfied, and by which activity. */
export type Done = { at: number; by: string; granted?: true };

/** What has been counted for somebody: the counts, the kinds that have come, and the steps that are satisfied. */
export type TallyState = { counts: number[]; seen: number[]; done: (Done | null)[] };

/** A time from … to (null: still going on), in ms. */
export type Span = [from: number, to: number | null];

/** A person in the program, and what they did outside of loops. */
export type PersonState = {
  id: ParticipantId;
  role: SignUpRole;
  joinedAt: number;
  present: boolean;
  /** The times they were removed from the program. */
  absences: Span[];
  /** Every loop they are or were in. */
  loops: LoopId[];
  /** In how many of them that are not closed they are a member now. */
  openLoops: number;
  /** Since when they are without a loop (when they are). */
  soloSince: number;
  tally: TallyState;
};

/** A member of a loop, and where they stand in it. */
export type MemberState = {
  participant: ParticipantId;
  role: Role;
  present: boolean;
  /** The times they were no member of this loop. */
  absences: Span[];
  tally: TallyState;
  stage: number;
  enteredAt: number;
  completedAt: number | null;
  /** The activity that brought them to this stage. */
  broughtBy: string | null;
};

/** A meeting as far as turns depend on it; times in ms. */
export type MeetingState = { state: "arranged" | "cancelled" | "held"; startsAt?: number; endsAt?: number };

/** A loop: its members and where they stand, and what folding has to remember of it. */
export type LoopState = {
  id: LoopId;
  state: "open" | "paused" | "closed";
  /** The times it was paused or closed. */
  spans: Span[];
  members: MemberState[];
  meetings: Record<string, MeetingState>;
  /** A proposed meeting that nobody has answered: by whom. */
  proposal: { by: string | null; at: number } | null;
};

/**
 * All that folding has to remember, or the part that some activities need: for one in a loop, that loop and the persons of its
 * members; for one without a loop, its person and all their loops. States are put in and read as plain data. Once an engine
 * has looked at a world, it keeps them as rows of numbers, and makes up what is read from these.
 */
export class World {
  readonly people = new Names<ParticipantId>();
  readonly loopIds = new Names<LoopId>();
  readonly persons = new States<ParticipantId, PersonState>();
  readonly loops = new States<LoopId, LoopState>();
  /** The rows, once an engine has looked; only the engine reads them. */
  tables: Tables | null = null;

  /**
   * A world that lives as long as the program. When a garbage collection finds none alive, V8 forgets the shapes of a world's
   * objects, and with them the code compiled for them: the next world was folded 3 times slower.
   */
  static readonly kept = withTables(new World(), layoutOf([], 0, 0));
}

/** A world in which nobody has joined yet. */
export const emptyWorld = (): World => new World();

/** Everybody who is or was a member of a loop, without reading all of its state. */
export function membersOf({ tables, loops }: World, loop: LoopId): ParticipantId[] {
  if (tables === null) return (loops.get(loop)?.members ?? []).map((member) => member.participant);
  return tables.seatsOf(tables.loops.find(loop)).map((seat) => tables.people.id(tables.seats.get(seat, WHO)));
}

/** The rows of a world, for an engine of the same layout. Throws for a world that another pathway folded. */
export function tablesOf({ layout }: Engine, world: World): Tables {
  const { tables } = world;
  if (tables === null) return withTables(world, layout).tables as Tables;
  if (sameLayout(tables.layout, layout)) return tables;
  throw new Error("This world was folded by another pathway: fold it again.");
}

function withTables(world: World, layout: Layout): World {
  const tables = new Tables(layout, world.people, world.loopIds);
  world.tables = tables;
  world.persons.moveTo(shelfOfPeople(tables));
  world.loops.moveTo(shelfOfLoops(tables));
  return world;
}
