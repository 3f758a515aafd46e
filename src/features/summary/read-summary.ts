import { sql } from "kysely";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "../../activity/activity.tables.ts";
import { readStandings } from "./read-standings.ts";
import { grantsOf } from "./take-back-grant.ts";

const HISTORY = 40;

export type Summary = NonNullable<Awaited<ReturnType<typeof readSummary>>>;

/**
 * What a coordinator may know of one person: where they stand in each loop and why, whose turn it is, what happened
 * when, goals shared with the coordinator, feedback, kudos and stories. Never a message, a private goal or a note.
 */
export async function readSummary(db: Db, { program }: CoordinatorViewer, id: ParticipantId, asOf: Date) {
  const person = await db
    .selectFrom("participant")
    .where("program_id", "=", program.programId)
    .where("participant_id", "=", id)
    .select([
      "participant_id",
      "name",
      "email",
      "role",
      "status",
      "timezone",
      "headline",
      "capacity",
      "joined_at",
      "invited_at",
      "last_active_at",
    ])
    .executeTakeFirst();
  if (!person) return null;
  const loops = await readStandings(db, program, id, asOf);
  const loopIds = loops.flatMap((loop) => (loop.loopId ? [loop.loopId] : []));
  const [tags, goals, feedback, kudos, stories, messages, grants, history] = await Promise.all([
    tagsOf(db, program.programId, id),
    goalsForCoordinators(db, program.programId, id),
    feedbackBy(db, program.programId, id),
    kudosOf(db, program.programId, id),
    storiesBy(db, program.programId, id),
    messagesBy(db, program.programId, id),
    grantsOf(db, program.programId, id, loopIds),
    historyOf(db, program.programId, id, loopIds),
  ]);
  return { ...person, loops, tags, goals, feedback, kudos, stories, messages, grants, history };
}

type ProgramId = CoordinatorViewer["program"]["programId"];

async function tagsOf(db: Db, programId: ProgramId, id: ParticipantId) {
  const rows = await db
    .selectFrom("participant_tag")
    .where("program_id", "=", programId)
    .where("participant_id", "=", id)
    .orderBy("tag")
    .select("tag")
    .execute();
  return rows.map((row) => row.tag);
}

/** Title and progress, and only of goals that their owner has shared with the coordinator. */
function goalsForCoordinators(db: Db, programId: ProgramId, id: ParticipantId) {
  const tasks = (done: string) =>
    sql<number>`(select count(*) from goal_task t where t.program_id = g.program_id and t.goal_id = g.goal_id ${sql.raw(done)})`;
  return db
    .selectFrom("goal as g")
    .where("g.program_id", "=", programId)
    .where("g.owner_id", "=", id)
    .where("g.shared_with_coordinator", "=", true)
    .where("g.deleted_at", "is", null)
    .orderBy("g.set_at")
    .select(["g.title", "g.completed_at", tasks("").as("tasks"), tasks("and t.completed_at is not null").as("done")])
    .execute();
}

/** Its writer was told, before writing, that the coordinator reads it. */
function feedbackBy(db: Db, programId: ProgramId, id: ParticipantId) {
  return db
    .selectFrom("feedback")
    .where("program_id", "=", programId)
    .where("author_id", "=", id)
    .orderBy("given_at", "desc")
    .limit(20)
    .select(["loop_id", "rating", "comment", "given_at"])
    .execute();
}

function kudosOf(db: Db, programId: ProgramId, id: ParticipantId) {
  return db
    .selectFrom("kudos as k")
    .innerJoin("participant as a", (join) =>
      join.onRef("a.program_id", "=", "k.program_id").onRef("a.participant_id", "=", "k.author_id"),
    )
    .where("k.program_id", "=", programId)
    .where("k.recipient_id", "=", id)
    .where("k.deleted_at", "is", null)
    .orderBy("k.given_at", "desc")
    .limit(20)
    .select(["k.badge", "k.note", "k.given_at", "a.name as author"])
    .execute();
}

function storiesBy(db: Db, programId: ProgramId, id: ParticipantId) {
  return db
    .selectFrom("story")
    .where("program_id", "=", programId)
    .where("author_id", "=", id)
    .where("deleted_at", "is", null)
    .orderBy("shared_at", "desc")
    .limit(10)
    .select(["body", "shared_at"])
    .execute();
}

/** How many, and when the last one was: no word of them is read. */
async function messagesBy(db: Db, programId: ProgramId, id: ParticipantId) {
  const row = await db
    .selectFrom("message")
    .where("program_id", "=", programId)
    .where("author_id", "=", id)
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.max("sent_at").as("last")])
    .executeTakeFirstOrThrow();
  return { count: row.count, last: row.last as Date | null };
}

/** What happened lately in their loops and to themselves: kinds, times and who; the rest of an activity stays unread. */
async function historyOf(db: Db, programId: ProgramId, id: ParticipantId, loops: LoopId[]) {
  return db
    .selectFrom("activity as a")
    .leftJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "a.program_id").onRef("p.participant_id", "=", "a.actor" as never),
    )
    .where("a.program_id", "=", programId)
    .where((eb) =>
      eb.or([
        eb.and([eb("a.loop_id", "is", null), eb("a.person_id", "=", id)]),
        ...(loops.length > 0 ? [eb("a.loop_id", "in", loops)] : []),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("retraction as r")
            .whereRef("r.program_id", "=", "a.program_id")
            .whereRef("r.activity_id", "=", "a.id")
            .select("r.activity_id"),
        ),
      ),
    )
    .where("a.kind", "<>", "activity.retracted")
    .orderBy("a.occurred_at", "desc")
    .orderBy("a.seq", "desc")
    .limit(HISTORY)
    .select(["a.kind", "a.occurred_at", "a.loop_id", "a.actor", "p.name as actor_name"])
    .execute();
}
