import { sql } from "kysely";
import type { ProgramId } from "../src/access/program-id.ts";
import type { Signer } from "../src/access/signed-link.ts";
import { openLog } from "../src/activity/log.ts";
import { holdDueMeetings } from "../src/features/meetings/hold-due-meetings.ts";
import { createProgram } from "../src/features/programs/create-program.ts";
import { defaultPathway } from "../src/milestones/default-pathway.ts";
import type { ParticipantId } from "../src/milestones/ids.ts";
import { openFollower } from "../src/progress/follower.ts";
import { lock } from "../src/store/lock.ts";
import type { Db, Store, Tx } from "../src/store/store.ts";
import "../src/access/access.tables.ts";
import "../src/mail/mail.tables.ts";
import "../src/notices/notices.tables.ts";
import type { Doing } from "./beats.ts";
import { inOrder, momentIn, type StoryClock, storyClock } from "./clock.ts";
import { COORDINATOR, emailOf, type PersonKey, PROGRAM } from "./people.ts";
import { PAIRS } from "./program.ts";
import { ASKING_DAYS, tellFeedback } from "./tell-feedback.ts";
import { clockSteps, draftSteps, groupSteps } from "./tell-groups.ts";
import { interventionSteps } from "./tell-interventions.ts";
import { outreachSteps } from "./tell-outreach.ts";
import { tellPair } from "./tell-pair.ts";
import { everybody, peopleSteps } from "./tell-people.ts";
import { settingSteps } from "./tell-settings.ts";

export type Stage = {
  store: Store;
  /** The last moment of the story: nothing in it is later. */
  end: Date;
  /** What the links in its mails begin with. */
  baseUrl: string;
  /** Signs the links in its mails that work without signing in. */
  signer: Signer;
  /** Makes sure that there is an account for this address, and answers with its id. */
  ensureAccount(email: string, name: string): Promise<string>;
};
type Happening = { at: Date; words: string; tell(): Promise<void> };

const FIRST_DAY = -119;

/** The program of the story, if it has been told here. */
export async function findStory({ db }: { db: Db | Tx }): Promise<ProgramId | null> {
  const row = await db
    .selectFrom("program as p")
    .innerJoin("organisation as o", "o.org_id", "p.org_id")
    .innerJoin("coordinator as c", "c.program_id", "p.program_id")
    .innerJoin("user as u", "u.id", "c.user_id")
    .where("o.name", "=", PROGRAM.organisation)
    .where("u.email", "=", COORDINATOR.email)
    .orderBy("p.created_at")
    .select("p.program_id")
    .executeTakeFirst();
  return row?.program_id ?? null;
}

/**
 * Tells the whole story through the product's own verbs, with a clock that goes from its first day to its end. All of
 * it happens in one transaction: broken off, nothing is left of it, and no server's clock meets half of it. Where it
 * has been told already, that one is answered.
 */
export async function tellStory({ store, end, baseUrl, signer, ensureAccount }: Stage): Promise<ProgramId> {
  const coordinator = { ...COORDINATOR, userId: await ensureAccount(COORDINATOR.email, COORDINATOR.name) };
  const accounts = new Map<PersonKey, string>();
  for (const [key, person] of everybody) {
    if (person.came !== null) accounts.set(key, await ensureAccount(emailOf(key), person.name));
  }
  return store.transaction(async (tx) => {
    // Two servers may start on one empty database: the second waits, and finds the story told.
    await lock(tx, "the demo's story");
    const told = await findStory({ db: tx });
    if (told) return told;
    const clock = storyClock(momentIn(FIRST_DAY, "09:00", end, PROGRAM.timezone));
    const within = insideOf(store, tx);
    const log = openLog(within, openFollower(), clock.now);
    await becomeHost(tx, coordinator.userId);
    const programId = await createProgram(log, { ...PROGRAM, by: coordinator.userId });
    const program = { programId, orgId: "", ...PROGRAM, pathway: defaultPathway };
    const meetingEnds: Date[] = [];
    const telling = {
      log,
      program,
      end,
      coordinator,
      baseUrl,
      accounts,
      participants: new Map<PersonKey, ParticipantId>(),
      endsAt: (moment: Date) => void meetingEnds.push(moment),
    };
    const steps = [
      ...settingSteps(telling),
      ...peopleSteps(telling),
      ...groupSteps(telling),
      ...clockSteps(telling),
      ...draftSteps(telling),
      ...interventionSteps(telling),
      ...outreachSteps({ ...telling, signer }),
    ];
    const happenings: Happening[] = steps.map(({ day, wall, who, tell }) => ({
      at: momentIn(day, wall, end, PROGRAM.timezone),
      words: `day ${day}, ${wall}: ${who}`,
      tell,
    }));
    for (const pair of PAIRS) {
      const tell = tellPair(telling, pair);
      for (const [day, wall, doing] of pair.story) {
        const words = `day ${day}, ${wall}: ${pair.mentor} and ${pair.mentee}, ${wordsFor(doing)}`;
        happenings.push({ at: momentIn(day, wall, end, PROGRAM.timezone), words, tell: () => tell(doing) });
      }
    }
    for (const day of ASKING_DAYS) {
      const at = momentIn(day, "07:05", end, PROGRAM.timezone);
      happenings.push({ at, words: `day ${day}: questions`, tell: () => tellFeedback(log, programId) });
    }
    const holdUntil = async (moment: Date) => {
      for (const at of takeUntil(meetingEnds, moment)) {
        clock.set(at);
        await holdDueMeetings(log);
      }
    };
    for (const one of inOrder(happenings, end)) {
      await holdUntil(one.at);
      await tellOne(one, clock);
    }
    await holdUntil(end);
    await tidyUp(tx, programId, end);
    return programId;
  });
}

const wordsFor = (doing: Doing) => `${doing.by}: ${doing.does}`;

async function tellOne(one: Happening, clock: StoryClock): Promise<void> {
  clock.set(one.at);
  try {
    await one.tell();
  } catch (cause) {
    throw new Error(`The story does not hold on ${one.words}: ${(cause as Error).message}`, { cause });
  }
}

/** Takes out of `moments` those that have come, in their order. */
function takeUntil(moments: Date[], now: Date): Date[] {
  moments.sort((a, b) => a.getTime() - b.getTime());
  const count = moments.findIndex((moment) => moment > now);
  return moments.splice(0, count === -1 ? moments.length : count);
}

/** The store as verbs see it whose transaction is a part of one that is open already. */
function insideOf(store: Store, tx: Tx): Store {
  return { ...store, db: tx, transaction: (work) => work(tx) } as Store;
}

/** An instance that nobody hosts yet is hosted by the story's coordinator; any other keeps its host. */
async function becomeHost(tx: Tx, userId: string): Promise<void> {
  const host = await tx.selectFrom("host").select("user_id").limit(1).executeTakeFirst();
  if (!host) await tx.insertInto("host").values({ user_id: userId }).execute();
}

/** What is not told by a verb: its mails have left long ago, people were last seen when they last did something, and saw then how far they were. */
async function tidyUp(tx: Tx, programId: ProgramId, now: Date): Promise<void> {
  await tx
    .updateTable("mail")
    .set((eb) => ({ sent_at: eb.ref("created_at") }))
    .where("program_id", "=", programId)
    .where("refused_at", "is", null)
    .execute();
  await tx
    .updateTable("notice")
    .set((eb) => ({ settled_at: eb.ref("due_at"), outcome: "sent" as const }))
    .where("program_id", "=", programId)
    .where("settled_at", "is", null)
    .where("due_at", "<=", now)
    .execute();
  await tx
    .updateTable("participant as p")
    .set({
      last_active_at: sql`greatest(p.last_active_at, (select max(a.recorded_at) from activity a
        where a.program_id = p.program_id and a.actor = p.participant_id))`,
    })
    .where("program_id", "=", programId)
    .where("user_id", "is not", null)
    .execute();
  await sql`insert into milestone_seen (program_id, participant_id, loop_id, stage, seen_at)
    select t.program_id, t.participant_id, t.loop_id, t.to_stage, p.last_active_at
    from stage_transition as t
    join participant as p on p.program_id = t.program_id and p.participant_id = t.participant_id
    where t.program_id = ${programId} and t.loop_id <> '' and t.at <= p.last_active_at`.execute(tx);
}
