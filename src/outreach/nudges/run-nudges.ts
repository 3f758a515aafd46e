import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Program } from "../../access/viewer.ts";
import { inChunks } from "../../store/chunks.ts";
import type { Store, Tx } from "../../store/store.ts";
import "../outreach.tables.ts";
import { type DueNudge, findDue } from "./find-due.ts";
import "./nudges.tables.ts";

/**
 * Lays down the messages that are due of all nudges that run. What is due and was not sent is sent, so a missed run loses
 * nothing. Each step is claimed by its row, so a second run, or another server, sends nothing twice. Gives back for how many
 * people a message was laid down; `sendDueOutreach` writes the mails.
 */
export async function runNudges(store: Store, now: () => Date): Promise<number> {
  const running = await store.db
    .selectFrom("nudge")
    .where("running", "=", true)
    .orderBy("made_at")
    .select(["program_id", "nudge_id"])
    .execute();
  let laid = 0;
  for (const one of running) laid += (await store.transaction((tx) => runNudge(tx, one, now())))?.people ?? 0;
  return laid;
}

/** Lays down what is due of one nudge: which message, and for how many people. Null: it does not run, or nobody is due. */
export async function runNudge(
  tx: Tx,
  which: { program_id: Program["programId"]; nudge_id: string },
  now: Date,
): Promise<{ outreach: string; people: number } | null> {
  const nudge = await tx
    .selectFrom("nudge as n")
    .innerJoin("program as p", "p.program_id", "n.program_id")
    .where("n.program_id", "=", which.program_id)
    .where("n.nudge_id", "=", which.nudge_id)
    .where("n.running", "=", true)
    .select(["n.nudge_id", "n.stage", "n.days", "n.subject", "n.body", "n.made_by"])
    .select(["p.program_id", "p.org_id", "p.name", "p.timezone", "p.pathway"])
    .forUpdate("n")
    .executeTakeFirst();
  if (!nudge) return null;
  const { program_id: programId, org_id: orgId, name, timezone, pathway } = nudge;
  const due = await findDue(tx, { programId, orgId, name, timezone, pathway }, nudge, now);
  if (due.length === 0) return null;
  const outreachId = uuidv7();
  await tx
    .insertInto("outreach")
    .values({
      program_id: programId,
      outreach_id: outreachId,
      sample: null,
      subject: nudge.subject,
      body: nudge.body,
      sent_by: nudge.made_by,
      sent_at: now,
      milestone: nudge.stage,
    })
    .execute();
  for (const some of inChunks(due)) await claim(tx, nudge.nudge_id, programId, outreachId, some, now);
  return { outreach: outreachId, people: due.length };
}

async function claim(
  tx: Tx,
  nudgeId: string,
  programId: Program["programId"],
  outreachId: string,
  due: readonly DueNudge[],
  at: Date,
) {
  await tx
    .insertInto("nudge_sent")
    .values(
      due.map((one) => ({
        program_id: programId,
        nudge_id: nudgeId,
        participant_id: one.participantId,
        loop_id: one.loopId,
        entered_at: one.enteredAt,
        step: one.step,
        at,
        outreach_id: outreachId,
      })),
    )
    .execute();
  await tx
    .insertInto("outreach_recipient")
    .values(
      due.map((one) => ({
        program_id: programId,
        outreach_id: outreachId,
        participant_id: one.participantId,
        loop_id: one.loopId,
        stage: one.stage,
      })),
    )
    .execute();
}

const LOGGED = 100;

/** What a nudge has sent, the newest first: to whom, which step, and whether they came by afterwards. At most a hundred. */
export function logOfNudge(db: Pick<Tx, "selectFrom">, programId: Program["programId"], nudge: string) {
  return db
    .selectFrom("nudge_sent as x")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "x.program_id").onRef("p.participant_id", "=", "x.participant_id"),
    )
    .leftJoin("outreach_recipient as r", (join) =>
      join
        .onRef("r.program_id", "=", "x.program_id")
        .onRef("r.outreach_id", "=", "x.outreach_id")
        .onRef("r.participant_id", "=", "x.participant_id"),
    )
    .where("x.program_id", "=", programId)
    .where("x.nudge_id", "=", nudge)
    .orderBy("x.at", "desc")
    .orderBy("p.name")
    .limit(LOGGED)
    .select(["x.participant_id", "p.name", "x.step", "x.at", "x.outreach_id", "r.skipped"])
    .select(sql<boolean>`coalesce(p.last_active_at > x.at, false)`.as("answered"))
    .execute();
}
export type NudgeLogLine = Awaited<ReturnType<typeof logOfNudge>>[number];

/** How many messages each nudge has sent so far, and when the last one. */
export function sentByNudge(db: Pick<Tx, "selectFrom">, programId: Program["programId"]) {
  return db
    .selectFrom("nudge_sent")
    .where("program_id", "=", programId)
    .groupBy("nudge_id")
    .select(["nudge_id", sql<number>`count(*)`.as("messages"), sql<Date>`max(at)`.as("last")])
    .execute();
}
