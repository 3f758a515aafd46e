import { sql } from "kysely";
import type { LoopKind, LoopStatus } from "../access/access.tables.ts";
import type { ProgramId } from "../access/program-id.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Db, Tx } from "../store/store.ts";
import { CAP } from "./insight.ts";
import { COORDINATOR_AFTER, decideSilence, type Silence } from "./silence.ts";
import { inSlice, isWhole, type Slice, WHOLE } from "./slice.ts";

declare module "../store/tables.ts" {
  interface Tables {
    silence_question: {
      program_id: ProgramId;
      loop_id: LoopId;
      question_id: string;
      quiet_since: Date;
      asked_at: Date;
      answered_at: Date | null;
      answered_by: string | null;
      answer: "fine" | "paused" | "ending" | "met" | null;
    };
  }
}

export type QuietLoop = { programId: ProgramId; loopId: LoopId; questionId: string | null; silence: Silence };
export type SilentLoop = {
  loopId: LoopId;
  name: string | null;
  since: Date;
  people: { id: ParticipantId; name: string }[];
};

/** Loops that were asked a week ago or longer, where nobody answered and nothing happened since; the longest silence first. */
export async function silentLoops(
  db: Db,
  programId: ProgramId,
  asOf: Date,
  slice: Slice = WHOLE,
): Promise<SilentLoop[]> {
  const before = new Date(asOf.getTime() - COORDINATOR_AFTER);
  const asked = await readSilences(
    db,
    sql`l.program_id = ${programId} and exists (select 1 from silence_question q
      where q.program_id = l.program_id and q.loop_id = l.loop_id and q.answered_at is null and q.asked_at <= ${before})
      and ${isWhole(slice) ? sql`true` : withSomebodyOf(programId, slice)}`,
    asOf,
  );
  const silent = asked.filter((one) => decideSilence(one.silence, asOf) === "tell");
  if (silent.length === 0) return [];
  const rows = await db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", programId)
    .where(
      "m.loop_id",
      "in",
      silent.map((one) => one.loopId),
    )
    .where("m.removed_at", "is", null)
    .where("p.status", "<>", "removed")
    .orderBy("m.role", "desc")
    .orderBy("p.name")
    .select(["m.loop_id", "l.name as loop_name", "p.participant_id", "p.name"])
    .execute();
  return silent
    .map((one) => {
      const those = rows.filter((row) => row.loop_id === one.loopId);
      return {
        loopId: one.loopId,
        name: those[0]?.loop_name ?? null,
        since: one.silence.lastAt,
        people: those.map((row) => ({ id: row.participant_id, name: row.name })),
      };
    })
    .sort((a, b) => a.since.getTime() - b.since.getTime());
}

/** Loops (`l`) of which a member is in the slice. */
export const withSomebodyOf = (programId: ProgramId, slice: Slice) => sql`
  exists (select 1 from loop_member x where x.program_id = l.program_id and x.loop_id = l.loop_id
    and x.removed_at is null and ${inSlice(programId, slice, "x.participant_id")})`;

type Row = {
  programId: ProgramId;
  loopId: LoopId;
  status: LoopStatus;
  kind: LoopKind;
  lastAt: Date;
  meetingAhead: boolean;
  questionId: string | null;
  askedAt: Date | null;
  answeredAt: Date | null;
};

/** What `decideSilence` has to know of the loops (`l`) that fit; at most 1,001 at once. */
export async function readSilences(db: Db | Tx, fits: ReturnType<typeof sql>, asOf: Date): Promise<QuietLoop[]> {
  const { rows } = await sql<Row>`
    select l.program_id as "programId", l.loop_id as "loopId", l.status, l.kind, a.recorded_at as "lastAt",
      exists (select 1 from meeting m where m.program_id = l.program_id and m.loop_id = l.loop_id
        and m.status = 'arranged' and m.starts_at > ${asOf}) as "meetingAhead",
      q.question_id as "questionId", q.asked_at as "askedAt", q.answered_at as "answeredAt"
    from loop l
      cross join lateral (select a.recorded_at from activity a where a.program_id = l.program_id and a.loop_id = l.loop_id
        order by a.seq desc limit 1) a
      left join lateral (select q.question_id, q.asked_at, q.answered_at from silence_question q
        where q.program_id = l.program_id and q.loop_id = l.loop_id order by q.asked_at desc limit 1) q on true
    where ${fits}
    limit ${CAP}`.execute(db);
  return rows.map(({ programId, loopId, questionId, askedAt, answeredAt, ...facts }) => ({
    programId,
    loopId,
    questionId,
    silence: { ...facts, question: askedAt === null ? null : { askedAt, answeredAt } },
  }));
}
