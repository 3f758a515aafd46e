import { type Activity, IN_A_LOOP, type Role, type SignUpRole } from "../activity.ts";
import { advance } from "../advance.ts";
import { compile, type Engine } from "../compile.ts";
import { defaultPathway } from "../default-pathway.ts";
import { explain } from "../explain.ts";
import { fold, retractedIn } from "../fold.ts";
import type { LoopId, ParticipantId } from "../ids.ts";
import type { Pathway } from "../pathway.ts";
import { type KnownActivity, refuse } from "../refuse.ts";
import { stageCounts } from "../stage-counts.ts";
import { standing, standings, stuckFrom } from "../standing.ts";
import { takeBack } from "../take-back.ts";
import { formatTime } from "../time.ts";
import { emptyWorld, type World } from "../world.ts";

export const DAY = 86_400_000;
/** The n-th of March 2026, 0:00 UTC, in ms; fractions are hours. */
export const march = (n: number) => 1_772_323_200_000 + (n - 1) * DAY;
/** The other way round. */
export const inMarch = (ms: number) => (ms - march(1)) / DAY + 1;

/** Somebody with a role: "ben:mentor". */
type Somebody = `${string}:${SignUpRole}`;
type Fields = Partial<Omit<Activity, "participant" | "loop" | "attendees">> & {
  participant?: string;
  loop?: string;
  attendees?: string[];
};

export const defaultEngine = compile(defaultPathway);

/** A log without anybody: told line by line, each on the day that `on` named last; a line that is refused throws. */
export class Log {
  readonly activities: Activity[] = [];
  readonly world: World = emptyWorld();
  readonly engine: Engine;
  #today = march(1);

  constructor(pathway?: Pathway) {
    this.engine = pathway ? compile(pathway) : defaultEngine;
  }

  /** From here on it is the n-th of March. */
  on(n: number): this {
    this.#today = march(n);
    return this;
  }

  joined(...people: Somebody[]): this {
    for (const one of people) {
      const [participant, role] = one.split(":") as [string, SignUpRole];
      this.happened("participant.joined", { participant, role });
    }
    return this;
  }

  opened(loop: string, ...people: `${string}:${Role}`[]): this {
    return this.happened("loop.opened", { loop, ...withMembers(...people) });
  }

  /** Each kind once, by this actor, in loop L if nothing else is said. */
  did(actor: string, ...kinds: string[]): this {
    for (const kind of kinds) this.happened(kind, { actor });
    return this;
  }

  happened(kind: string, fields: Fields = {}): this {
    const activity = this.#activity(kind, fields);
    const why = this.#whyNot(activity);
    if (why) throw new Error(`${why.code}: ${kind}`);
    this.activities.push(activity);
    if (kind === "activity.retracted") this.#takeBack(activity);
    else advance(this.engine, this.world, activity);
    return this;
  }

  /** Meetings held, by everybody in loop L if nothing else is said. */
  held(...meetings: string[]): this {
    for (const meeting of meetings) this.happened("meeting.held", { meeting });
    return this;
  }

  /** Takes back the last activity of this kind. */
  retracted(kind: string): this {
    return this.happened("activity.retracted", { of: this.idOf(kind) });
  }

  idOf(kind: string): string {
    return this.activities.findLast((one) => one.kind === kind)?.id ?? `no ${kind}`;
  }

  /** With which code this would be refused now, or null. Nothing is kept. */
  refusal(kind: string, fields: Fields = {}): string | null {
    return this.#whyNot(this.#activity(kind, fields))?.code ?? null;
  }

  asOf(n: number) {
    const { engine } = this;
    const at = march(n);
    const world = fold(engine, this.activities, at);
    const ids = (who: string, loop: string | null) => [who as ParticipantId, loop as LoopId | null] as const;
    const one = (who: string, loop: string | null) => standing(engine, world, ...ids(who, loop), at);
    return {
      world,
      standing: (who: string, loop: string | null = "L") => one(who, loop),
      stage: (who: string, loop: string | null = "L") => one(who, loop)?.stage ?? null,
      /** On which day of March the present stage was entered. */
      since: (who: string, loop: string | null = "L") => inMarch(one(who, loop)?.enteredAt ?? Number.NaN),
      days: (who: string, loop: string | null = "L") => one(who, loop)?.daysInStage,
      stuck: (who: string, loop: string | null = "L") => one(who, loop)?.stuck,
      stuckFrom: (who: string, loop: string | null = "L") => {
        const moment = stuckFrom(engine, world, ...ids(who, loop));
        return moment === null ? null : inMarch(moment);
      },
      why: (who: string, loop: string | null = "L") => explain(engine, world, ...ids(who, loop), at),
      all: () => [...standings(engine, world, at)].map((row) => [row.participant, row.loop, row.stage]),
      people: () => stageCounts(engine, world).map((count) => count.people),
      counts: () => stageCounts(engine, world),
    };
  }

  #activity(kind: string, fields: Fields): Activity {
    const seq = this.activities.length + 1;
    const inLoop = kind.startsWith("loop.") || (IN_A_LOOP as readonly string[]).includes(kind);
    const where = inLoop ? { loop: "L" } : {};
    const when = { occurredAt: this.#today, recordedAt: this.#today };
    return { id: `a${seq}`, seq, kind, ...when, ...where, ...fields } as Activity;
  }

  #whyNot(activity: Activity) {
    const taken = retractedIn(this.activities);
    const known = new Map<string, KnownActivity>(
      this.activities.map((one) => [one.id, { kind: one.kind, retracted: taken.has(one.id) }]),
    );
    const previous = this.activities.at(-1) ?? null;
    return refuse(this.world, activity, (id) => known.get(id), { engine: this.engine, previous });
  }

  #takeBack(retraction: Activity) {
    const of = this.activities.find((one) => one.id === retraction.of) as Activity;
    takeBack(this.engine, this.world, of, this.activities, retractedIn(this.activities));
  }
}

export function withMembers(...people: Somebody[]) {
  return { members: people.map((one) => member(one)) };
}
function member(one: Somebody) {
  const [participant, role] = one.split(":") as [ParticipantId, Role];
  return { participant, role };
}

/** On the 1st of March these have joined. */
export const given = (...people: Somebody[]) => new Log().joined(...people);

/** Ben and Ana have joined on the 1st of March, and are matched in loop L on the 2nd. */
export const givenPair = (pathway?: Pathway) =>
  new Log(pathway).joined("ben:mentor", "ana:mentee").on(2).opened("L", "ben:mentor", "ana:mentee");

/** A moment as text, for tables. */
export const iso = (n: number) => formatTime(march(n));

/** All that a world holds, as plain data. */
export const plain = (world: World) => ({ persons: [...world.persons], loops: [...world.loops] });
