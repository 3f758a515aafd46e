import type { MemberViewer, ProgramViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./stories.tables.ts";

const withWriter = (db: Db) =>
  db
    .selectFrom("story as s")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "s.program_id").onRef("p.participant_id", "=", "s.author_id"),
    );

/** The stories of a loop, for its members; which of them are the viewer's own. */
export async function storiesOf(db: Db, { program, loop, participant }: MemberViewer) {
  const rows = await withWriter(db)
    .where("s.program_id", "=", program.programId)
    .where("s.loop_id", "=", loop.loopId)
    .where("s.deleted_at", "is", null)
    .orderBy("s.shared_at", "desc")
    .limit(10)
    .select(["s.story_id", "s.author_id", "s.body", "s.published", "s.version", "p.name"])
    .execute();
  return rows.map(({ author_id, ...row }) => ({ ...row, mine: author_id === participant.participantId }));
}
export type LoopStory = Awaited<ReturnType<typeof storiesOf>>[number];

/** The viewer's own stories that they deleted and can still bring back: how each began. */
export async function deletedStories(db: Db, { program, loop, participant }: MemberViewer, since: Date) {
  return db
    .selectFrom("story")
    .where("program_id", "=", program.programId)
    .where("loop_id", "=", loop.loopId)
    .where("author_id", "=", participant.participantId)
    .where("deleted_at", ">=", since)
    .orderBy("deleted_at", "desc")
    .limit(5)
    .select(["story_id", "body"])
    .execute();
}

/** What everybody in the program may read, the newest first; of people who left, nothing. */
export function publishedStories(db: Db, { program }: Pick<ProgramViewer, "program">, limit: number) {
  return withWriter(db)
    .where("s.program_id", "=", program.programId)
    .where("s.published", "=", true)
    .where("p.status", "<>", "removed")
    .orderBy("s.published_at", "desc")
    .orderBy("s.story_id", "desc")
    .limit(limit)
    .select(["s.story_id", "s.body", "s.published_at", "p.name", "p.headline"])
    .execute();
}
export type PublishedStory = Awaited<ReturnType<typeof publishedStories>>[number];
