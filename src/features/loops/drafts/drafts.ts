import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../../access/program-id.ts";
import type { CoordinatorViewer } from "../../../access/viewer.ts";
import { ActivityRefused, type Log } from "../../../activity/log.ts";
import { waitingDrafts } from "../../../insights/drafts.ts";
import { queueMail } from "../../../mail/queue-mail.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { Db, Tx } from "../../../store/store.ts";
import { matchMails } from "../match-mail.ts";
import { matchPeople } from "../match-people.ts";

export type Pair = { mentor: ParticipantId; mentee: ParticipantId };

/** The drafts that wait, the newest first; at most 500. */
export function readDrafts(db: Db, programId: ProgramId) {
  return waitingDrafts(db, programId)
    .orderBy("d.made_at", "desc")
    .orderBy("d.draft_id", "desc")
    .limit(500)
    .select(["d.draft_id", "d.made_at", "d.mentor_id", "d.mentee_id", "mentor.name as mentor", "mentee.name as mentee"])
    .select(["mentor.headline as mentor_headline", "mentee.headline as mentee_headline"])
    .execute();
}
export type Draft = Awaited<ReturnType<typeof readDrafts>>[number];

/** Keeps two people as a draft: nobody is told. The same two are one draft, also when it had been dismissed. */
export async function keepDraft(log: Log, { program, account }: CoordinatorViewer, pair: Pair): Promise<void> {
  const at = log.now();
  await log.store.db
    .insertInto("loop_draft")
    .values({
      program_id: program.programId,
      draft_id: uuidv7(),
      mentor_id: pair.mentor,
      mentee_id: pair.mentee,
      made_by: account.userId,
      made_at: at,
      dismissed_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["program_id", "mentor_id", "mentee_id"]).doUpdateSet({ dismissed_at: null }),
    )
    .execute();
}

/** What came of approving: how many were matched, and who not, because a mentor has no place left or somebody has left. */
export type Approved = { matched: number; refused: string[] };

/** Matches the people of these drafts, one after the other: one that can't be stays a draft and stops no other. */
export async function approveDrafts(
  log: Log,
  viewer: CoordinatorViewer,
  ids: readonly string[],
  { notify, baseUrl }: { notify: boolean; baseUrl: string },
): Promise<Approved> {
  const approved: Approved = { matched: 0, refused: [] };
  for (const id of ids) {
    const done = await approveOne(log, viewer, id, notify ? baseUrl : null);
    if (done === "matched") approved.matched++;
    else if (done) approved.refused.push(done.name);
  }
  return approved;
}

async function approveOne(log: Log, viewer: CoordinatorViewer, id: string, baseUrl: string | null) {
  const { programId } = viewer.program;
  let name = "";
  try {
    return await log.store.transaction(async (tx) => {
      const draft = await lockDraft(tx, programId, id);
      if (!draft) return null;
      name = draft.name;
      const loopId = await matchPeople(log, tx, {
        programId,
        members: [
          { participant: draft.mentor_id, role: "mentor" },
          { participant: draft.mentee_id, role: "mentee" },
        ],
        by: viewer.account.userId,
      });
      if (typeof loopId === "object") return { name };
      await tx.deleteFrom("loop_draft").where("program_id", "=", programId).where("draft_id", "=", id).execute();
      if (baseUrl !== null) {
        for (const mail of await matchMails(tx, viewer, loopId, baseUrl))
          await queueMail(tx, { ...mail, at: log.now() });
      }
      return "matched" as const;
    });
  } catch (error) {
    if (!(error instanceof ActivityRefused)) throw error;
    return { name };
  }
}

const lockDraft = (tx: Tx, programId: ProgramId, id: string) =>
  tx
    .selectFrom("loop_draft as d")
    .where("d.program_id", "=", programId)
    .where("d.draft_id", "=", id)
    .where("d.dismissed_at", "is", null)
    .select(["d.mentor_id", "d.mentee_id"])
    .select(
      sql<string>`(select name from participant p where p.program_id = d.program_id and p.participant_id = d.mentor_id)`.as(
        "name",
      ),
    )
    .forUpdate()
    .executeTakeFirst();

/** Puts drafts away, or brings them back. Answers with how many that changed. */
export async function dismissDrafts(
  log: Log,
  { program }: CoordinatorViewer,
  ids: readonly string[],
  dismissed: boolean,
): Promise<number> {
  const changed = await log.store.db
    .updateTable("loop_draft")
    .set({ dismissed_at: dismissed ? log.now() : null })
    .where("program_id", "=", program.programId)
    .where("draft_id", "in", [...ids])
    .where("dismissed_at", dismissed ? "is" : "is not", null)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows);
}
