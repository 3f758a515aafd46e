import { sql } from "kysely";
import { z } from "zod";
import type { Program } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { type PutAside, readDesk } from "../../insights/asides.ts";
import { Filter } from "../../insights/filter.ts";
import { matching } from "../../insights/matching.ts";
import { stageCounts } from "../../insights/stage-counts.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Tips } from "../../outreach/samples.ts";
import type { Db } from "../../store/store.ts";
import { type Endpoint, endpoint, Paging, pageOf } from "./endpoint.ts";
import {
  ActivityBody,
  InsightBody,
  LoopBody,
  ParticipantBody,
  ProgramBody,
  StageCountBody,
  StandingBody,
} from "./read-shapes.ts";
import "../../access/access.tables.ts";
import "../../activity/activity.tables.ts";
import "../../progress/progress.tables.ts";

const P = "/api/v1/programs/:program";
const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Where the pages are, and what usually helps. */
export type Pages = { baseUrl: string; tips: Tips };

/** Everything that can be read: what a coordinator sees, and no more. */
export function readEndpoints(log: Log, pages: Pages): Endpoint[] {
  const { db } = log.store;
  return [
    endpoint({
      method: "get",
      path: "/api/v1/programs",
      summary: "The program that the token is for",
      answer: { status: 200, schema: z.object({ data: z.array(ProgramBody), next: z.null() }) },
      handle: async (_, { program }) => ({ data: [programBody(program)], next: null }),
    }),
    endpoint({
      method: "get",
      path: P,
      summary: "One program, with its milestones",
      answer: { status: 200, schema: ProgramBody },
      handle: async (_, { program }) => programBody(program),
    }),
    endpoint({
      method: "get",
      path: `${P}/participants`,
      summary: "Participants, filtered as on the page",
      query: Filter.omit({ sort: true }).extend(Paging.shape),
      answer: { status: 200, schema: pageOf(ParticipantBody) },
      handle: (_, { program }, { limit, after, ...filter }) =>
        page(
          limit,
          (row) => row.participant_id,
          participants(log, program, { ...filter, sort: "name" }, after, limit),
          (row) => participantBody(row),
        ),
    }),
    endpoint({
      method: "get",
      path: `${P}/participants/:participant`,
      summary: "One participant",
      answer: { status: 200, schema: ParticipantBody },
      handle: async (c, { program }) => {
        const id = c.req.param("participant") as ParticipantId;
        const row = await withTags(db)
          .where("p.program_id", "=", program.programId)
          .where("p.participant_id", "=", id)
          .executeTakeFirst();
        return row ? participantBody(row) : null;
      },
    }),
    endpoint({
      method: "get",
      path: `${P}/loops`,
      summary: "Loops with their members",
      query: Paging.extend({ status: z.enum(["open", "paused", "closed"]).optional() }),
      answer: { status: 200, schema: pageOf(LoopBody) },
      handle: (_, { program }, { limit, after, status }) => {
        let loops = withMembers(db)
          .where("l.program_id", "=", program.programId)
          .where("l.loop_id", ">", after as LoopId);
        if (status) loops = loops.where("l.status", "=", status);
        return page(
          limit,
          (row) => row.loop_id,
          loops
            .orderBy("l.loop_id")
            .limit(limit + 1)
            .execute(),
          loopBody,
        );
      },
    }),
    endpoint({
      method: "get",
      path: `${P}/loops/:loop`,
      summary: "One loop",
      answer: { status: 200, schema: LoopBody },
      handle: async (c, { program }) => {
        const id = c.req.param("loop") as LoopId;
        const row = await withMembers(db)
          .where("l.program_id", "=", program.programId)
          .where("l.loop_id", "=", id)
          .executeTakeFirst();
        return row ? loopBody(row) : null;
      },
    }),
    endpoint({
      method: "get",
      path: `${P}/standings`,
      summary: "Where everybody stands: one row for each loop, or for nobody's",
      query: Paging.extend({
        participant: z.string().max(200).optional(),
        loop: z.string().max(200).optional(),
        stage: z.string().max(80).optional(),
      }),
      answer: { status: 200, schema: pageOf(StandingBody) },
      handle: (_, { program }, query) => {
        const now = log.now();
        return page(
          query.limit,
          (row) => `${row.participant_id}\u0001${row.loop_id}`,
          standings(db, program, query),
          (row) => standingBody(program, row, now),
        );
      },
    }),
    endpoint({
      method: "get",
      path: `${P}/activities`,
      summary: "What happened, oldest first",
      description: "Kinds, people and times. Never the text of anything.",
      query: Paging.extend({ loop: z.string().max(200).optional(), kind: z.string().max(80).optional() }),
      answer: { status: 200, schema: pageOf(ActivityBody) },
      handle: (_, { program }, { limit, after, loop, kind }) => {
        let rows = db
          .selectFrom("activity")
          .where("program_id", "=", program.programId)
          .where("seq", ">", /^\d{1,15}$/.test(after) ? Number(after) : 0);
        if (loop) rows = rows.where("loop_id", "=", loop);
        if (kind) rows = rows.where("kind", "=", kind);
        return page(
          limit,
          (row) => String(row.seq),
          rows
            .orderBy("seq")
            .limit(limit + 1)
            .selectAll()
            .execute(),
          activityBody,
        );
      },
    }),
    endpoint({
      method: "get",
      path: `${P}/stage-counts`,
      summary: "How many people are at each milestone",
      answer: { status: 200, schema: z.object({ data: z.array(StageCountBody) }) },
      handle: async (_, { program }) => ({ data: await stageCounts(db, program) }),
    }),
    endpoint({
      method: "get",
      path: `${P}/insights`,
      summary: "Who needs the coordinator",
      answer: { status: 200, schema: z.object({ data: z.array(InsightBody) }) },
      handle: async (_, { program }) => {
        const desk = await readDesk({ db, program, asOf: log.now() });
        const all = [...desk.insights.map((insight) => ({ insight })), ...desk.aside];
        return { data: all.map((one) => insightBody(one, program, pages)) };
      },
    }),
  ];
}

/** A page of rows, one more of which was read to know whether there is a next one. */
async function page<Row, Body>(
  limit: number,
  keyOf: (row: Row) => string,
  read: Promise<Row[]>,
  bodyOf: (row: Row) => Body,
): Promise<{ data: Body[]; next: string | null }> {
  const rows = await read;
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data: data.map(bodyOf), next: rows.length > limit && last ? keyOf(last) : null };
}

function participants({ store, now }: Log, program: Program, filter: Filter, after: string, limit: number) {
  return matching(store.db, program, filter, now())
    .where("p.participant_id", ">", after as ParticipantId)
    .orderBy("p.participant_id")
    .limit(limit + 1)
    .select(PARTICIPANT)
    .select(TAGS)
    .execute();
}

const PARTICIPANT = [
  "p.participant_id",
  "p.name",
  "p.email",
  "p.role",
  "p.status",
  "p.joined_at",
  "p.last_active_at",
] as const;
const TAGS = sql<string[]>`array(select t.tag from participant_tag t where t.program_id = p.program_id
  and t.participant_id = p.participant_id order by t.tag)`.as("tags");
const withTags = (db: Db) => db.selectFrom("participant as p").select(PARTICIPANT).select(TAGS);

const withMembers = (db: Db) =>
  db
    .selectFrom("loop as l")
    .select(["l.loop_id", "l.status", "l.opened_at", "l.closed_at"])
    .select(
      sql<
        { participant: string; role: "mentor" | "mentee" }[]
      >`coalesce((select jsonb_agg(jsonb_build_object('participant',
        m.participant_id, 'role', m.role) order by m.participant_id) from loop_member m where m.program_id = l.program_id
        and m.loop_id = l.loop_id and m.removed_at is null), '[]')`.as("members"),
    );

type StandingQuery = z.output<typeof Paging> & Partial<Record<"participant" | "loop" | "stage", string | undefined>>;

function standings(db: Db, program: Program, { limit, after, participant, loop, stage }: StandingQuery) {
  const [person = "", inLoop = ""] = after.split("\u0001");
  let rows = db
    .selectFrom("standing")
    .where("program_id", "=", program.programId)
    .where(sql<boolean>`(participant_id, loop_id) > (${person}, ${inLoop})`);
  if (after === "") rows = db.selectFrom("standing").where("program_id", "=", program.programId);
  if (participant) rows = rows.where("participant_id", "=", participant);
  if (loop) rows = rows.where("loop_id", "=", loop);
  if (stage)
    rows = rows.where(
      "stage",
      "=",
      program.pathway.stages.findIndex((one) => one.id === stage),
    );
  return rows
    .orderBy("participant_id")
    .orderBy("loop_id")
    .limit(limit + 1)
    .selectAll()
    .execute();
}

const programBody = ({ programId, name, timezone, pathway }: Program) => ({
  id: programId,
  name,
  timezone,
  stages: pathway.stages.map((stage) => ({
    id: stage.id,
    name: stage.name,
    stuckAfterDays: stage.stuckAfterDays ?? pathway.stuckAfterDays,
  })),
});

type ParticipantRow = Awaited<ReturnType<typeof participants>>[number];
const participantBody = (row: ParticipantRow) => ({
  id: row.participant_id,
  name: row.name,
  email: row.email,
  role: row.role,
  status: row.status,
  tags: row.tags,
  joinedAt: row.joined_at.toISOString(),
  lastActiveAt: iso(row.last_active_at),
});

type LoopRow = Awaited<ReturnType<ReturnType<typeof withMembers>["execute"]>>[number];
const loopBody = (row: LoopRow) => ({
  id: row.loop_id,
  status: row.status,
  openedAt: row.opened_at.toISOString(),
  closedAt: iso(row.closed_at),
  members: row.members,
});

type StandingRow = Awaited<ReturnType<typeof standings>>[number];
const standingBody = (program: Program, row: StandingRow, now: Date) => ({
  participant: row.participant_id,
  loop: row.loop_id || null,
  role: row.role,
  stage: program.pathway.stages[row.stage]?.id ?? "",
  enteredAt: row.entered_at.toISOString(),
  stuck: row.stuck_from !== null && row.stuck_from < now,
  paused: row.paused,
  closed: row.closed,
  completedAt: iso(row.completed_at),
  done: row.done,
  next: row.next,
  turn: row.turn,
});

type OneInsight = Pick<PutAside, "insight"> & Partial<PutAside>;
function insightBody({ insight, aside }: OneInsight, { programId }: Program, { baseUrl, tips }: Pages) {
  const { kind, key, sentence, detail, number, who, why, tip, action } = insight;
  const page = (to: string) => `${baseUrl}/programs/${programId}/${to}`;
  return {
    ...{ kind, key, sentence, detail, number, why },
    ...insight.stuck,
    who: page(who.to),
    helps: tips[tip] ?? [],
    action: { label: action.label, page: page(action.to) },
    putAside: aside
      ? { by: aside.by, at: aside.at.toISOString(), reason: aside.reason, until: iso(aside.until) }
      : null,
  };
}

type ActivityRow = { id: string; seq: number; kind: string; occurred_at: Date; recorded_at: Date } & {
  loop_id: string | null;
  actor: string | null;
  data: Record<string, unknown>;
};
/** An activity as it goes out: times as text, also those inside. */
export function activityBody(row: ActivityRow) {
  const data = Object.fromEntries(
    Object.entries(row.data).map(([name, value]) => [
      name,
      (name === "startsAt" || name === "endsAt") && typeof value === "number" ? new Date(value).toISOString() : value,
    ]),
  );
  return {
    ...data,
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    ...(row.loop_id === null ? {} : { loop: row.loop_id }),
    ...(row.actor === null ? {} : { actor: row.actor }),
  };
}
