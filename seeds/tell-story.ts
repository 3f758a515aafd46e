import { sql } from "kysely";
import type { ProgramId } from "../src/access/program-id.ts";
import { openLog } from "../src/activity/log.ts";
import { holdDueMeetings } from "../src/features/meetings/hold-due-meetings.ts";
import { createProgram } from "../src/features/programs/create-program.ts";
import { defaultPathway } from "../src/milestones/default-pathway.ts";
import type { ParticipantId } from "../src/milestones/ids.ts";
import { openFollower } from "../src/progress/follower.ts";
import type { Store, Tx } from "../src/store/store.ts";
import "../src/access/access.tables.ts";
import "../src/mail/mail.tables.ts";
import type { Doing } from "./beats.ts";
import { inOrder, momentIn, type StoryClock, storyClock } from "./clock.ts";
import { COORDINATOR, emailOf, type PersonKey, PROGRAM } from "./people.ts";
import { PAIRS } from "./program.ts";
import { tellPair } from "./tell-pair.ts";
import { everybody, peopleSteps } from "./tell-people.ts";

export type Stage = {
  store: Store;
  /** The last moment of the story: nothing in it is later. */
  end: Date;
  /** What the links in its mails begin with. */
  baseUrl: string;
  /** Makes sure that there is an account for this address, and answers with its id. */
  ensureAccount(email: string, name: string): Promise<string>;
};
type Happening = { at: Date; words: string; tell(): Promise<void> };

const FIRST_DAY = -119;

/** The program of the story, if it has been told here. */
export async function findStory(store: Store): Promise<ProgramId | null> {
  const row = await store.db
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
 * it happens in one transaction: broken off, nothing is left of it, and no server's clock meets half of it.
 */
export async function tellStory({ store, end, baseUrl, ensureAccount }: Stage): Promise<ProgramId> {
  const coordinator = { ...COORDINATOR, userId: await ensureAccount(COORDINATOR.email, COORDINATOR.name) };
  const accounts = new Map<PersonKey, string>();
  for (const [key, person] of everybody) {
    if (person.came !== null) accounts.set(key, await ensureAccount(emailOf(key), person.name));
  }
  return store.transaction(async (tx) => {
    const clock = storyClock(momentIn(FIRST_DAY, "09:00", end, PROGRAM.timezone));
    const within = insideOf(store, tx);
    const log = openLog(within, openFollower(within), clock.now);
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
    const happenings: Happening[] = peopleSteps(telling).map(({ day, wall, who, tell }) => ({
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
    await tidyUp(tx, programId);
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

/** What is not told by a verb: its mails have left long ago, and people were last seen when they last did something. */
async function tidyUp(tx: Tx, programId: ProgramId): Promise<void> {
  await tx
    .updateTable("mail")
    .set((eb) => ({ sent_at: eb.ref("created_at") }))
    .where("program_id", "=", programId)
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
}
