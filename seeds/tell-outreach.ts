import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import type { Signer } from "../src/access/signed-link.ts";
import type { ParticipantId } from "../src/milestones/ids.ts";
import { keepDraft } from "../src/outreach/drafts.ts";
import { layOutreach } from "../src/outreach/lay-outreach.ts";
import { keepNudge, switchNudge } from "../src/outreach/nudges/keep-nudge.ts";
import { runNudge } from "../src/outreach/nudges/run-nudges.ts";
import { readRecipients } from "../src/outreach/recipients.ts";
import { loadSamples, type Sample, sampleFor } from "../src/outreach/samples.ts";
import { sendOutreach } from "../src/outreach/send-due-outreach.ts";
import type { Day, Wall } from "./beats.ts";
import type { PersonKey } from "./people.ts";
import { deskOf, type Telling } from "./tell-pair.ts";
import type { Step } from "./tell-people.ts";

type Letter = {
  day: Day;
  wall: Wall;
  /** The sample it was made of. */
  sample: string;
  milestone: string;
  to: readonly PersonKey[];
  /** Whose mail server answered that it does not know them. */
  bounced?: PersonKey;
};

/** What the coordinator wrote to several people at once. */
const LETTERS: readonly Letter[] = [
  {
    day: -28,
    wall: "10:20",
    sample: "first-meeting-mentee",
    milestone: "first-meeting",
    to: ["arjun", "ines", "rahel"],
    // She has changed jobs; it says why Joana does not hear from her.
    bounced: "ines",
  },
  {
    day: -22,
    wall: "09:40",
    sample: "waiting-for-a-match",
    milestone: "getting-started",
    to: ["anamaria", "chi", "wei", "yuki"],
  },
  {
    day: -20,
    wall: "11:00",
    sample: "grow-together-mentee",
    milestone: "grow-together",
    to: ["olena", "mariam", "lena", "samuel", "kristin"],
  },
];
/** Begun this week, and not sent yet. */
const DRAFT = {
  day: -1,
  wall: "17:05",
  sample: "arranged-but-never-met",
  milestone: "first-meeting",
  to: ["chiara", "joana"],
} as const;
/** Goes by itself since then, to whoever's turn it is. */
const NUDGE = { day: -62, sample: "your-turn", stage: "matching", days: [14, 21] };
/**
 * The days on which it is looked who is due: every third one. The last ones are left out, so that whoever looks around in
 * the demo can write to everybody: nobody gets two messages within three days.
 */
const LOOKING_DAYS = Array.from({ length: 20 }, (_, index) => -61 + 3 * index);

type With = Telling & { signer: Signer };

/** What the coordinator wrote to her people, by hand and by a nudge; one message is begun and not sent. */
export function outreachSteps(telling: With): Step[] {
  const { log, program, participants } = telling;
  const samples = loadSamples(join(import.meta.dirname, "..", "src/outreach/samples"));
  const wordsOf = (id: string): Pick<Sample, "subject" | "body"> => {
    const sample = sampleFor(samples, id);
    if (!sample) throw new Error(`there is no sample ${id}`);
    return { subject: sample.subject, body: sample.body };
  };
  const idsOf = (keys: readonly PersonKey[]) => keys.map((key) => participants.get(key) as ParticipantId);
  let nudge: string;
  return [
    ...LETTERS.map((letter) => ({
      day: letter.day,
      wall: letter.wall,
      who: `a letter from ${letter.sample}`,
      tell: () => write(telling, letter, idsOf(letter.to), wordsOf(letter.sample)),
    })),
    {
      day: DRAFT.day,
      wall: DRAFT.wall,
      who: "a letter is begun",
      async tell() {
        const { sample, milestone } = DRAFT;
        const draft = { id: uuidv7(), sample, milestone, whom: "both" as const, people: idsOf(DRAFT.to) };
        await keepDraft(log, deskOf(telling), { ...draft, ...wordsOf(sample) });
      },
    },
    {
      day: NUDGE.day,
      wall: "16:45",
      who: "a nudge is switched on",
      async tell() {
        const { stage, days, sample } = NUDGE;
        const kept = await keepNudge(log, deskOf(telling), { stage, days, ...wordsOf(sample) });
        if ("refused" in kept) throw new Error(kept.refused);
        nudge = kept.nudge;
        await switchNudge(log, deskOf(telling), nudge, true);
      },
    },
    ...LOOKING_DAYS.map((day) => ({
      day,
      wall: "18:20",
      who: "the nudge",
      async tell() {
        const which = { program_id: program.programId, nudge_id: nudge };
        const laid = await log.store.transaction((tx) => runNudge(tx, which, log.now()));
        if (laid) await send(telling, laid.outreach);
      },
    })),
  ];
}

async function write(
  telling: With,
  { sample, milestone, bounced }: Letter,
  to: ParticipantId[],
  words: Pick<Sample, "subject" | "body">,
): Promise<void> {
  const { log, baseUrl } = telling;
  const viewer = deskOf(telling);
  const [id, at] = [uuidv7(), log.now()];
  await log.store.transaction(async (tx) => {
    const recipients = await readRecipients(tx, viewer, { to, milestone, baseUrl, asOf: at });
    await layOutreach(tx, viewer, { id, sample, milestone, ...words, again: false, recipients, at });
  });
  await send(telling, id);
  if (bounced) await bounce(telling, id, bounced);
}

async function send({ log, program, baseUrl, signer }: With, outreach: string): Promise<void> {
  const which = { program_id: program.programId, outreach_id: outreach };
  await sendOutreach(log.store, which, { baseUrl, signer, now: log.now });
}

/** Notes what a mail server would have said. */
async function bounce({ log, program, participants }: With, outreach: string, who: PersonKey): Promise<void> {
  await log.store.db
    .updateTable("mail")
    .set({ tries: 1, refused_at: log.now(), problem: "EENVELOPE" })
    .where("mail_id", "=", (eb) =>
      eb
        .selectFrom("outreach_recipient")
        .where("program_id", "=", program.programId)
        .where("outreach_id", "=", outreach)
        .where("participant_id", "=", participants.get(who) as ParticipantId)
        .select((row) => row.ref("mail_id").$notNull().as("mail_id")),
    )
    .execute();
}
