import { v7 as uuidv7 } from "uuid";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { lock } from "../../store/lock.ts";
import type { Tx } from "../../store/store.ts";
import type { Sample } from "../samples.ts";
import "./sample-versions.tables.ts";
import { type ProgramSample, readSampleVersions, samplesOf } from "./samples-of.ts";

/** The most samples of its own that a program keeps: a longer list would need a search. */
export const OWN_SAMPLES_MAX = 100;

/** What a coordinator says in a sample, and whom it is for. */
export type SampleWords = { subject: string; body: string; stage: string; role: Sample["role"] };
export type SampleRefusal = "no_such_sample" | "no_such_version" | "changed_meanwhile" | "too_many_samples";
type Answer = { sample: string } | { refused: SampleRefusal };
/** `builtIn` are the samples that come with the project. */
type Desk = { log: Log; viewer: CoordinatorViewer; builtIn: readonly Sample[] };

/** A sample of the program's own. The same id again is the same sample, so that a form sent twice adds one. */
export function addSample({ log, viewer, builtIn }: Desk, words: SampleWords, id: string = uuidv7()): Promise<Answer> {
  return alone(log, viewer, async (tx) => {
    const known = await readSampleVersions(tx, viewer.program.programId, builtIn, id);
    if (known) return { sample: id };
    const { samples } = await samplesOf(tx, viewer.program.programId, builtIn);
    if (samples.filter((one) => one.own).length >= OWN_SAMPLES_MAX) return { refused: "too_many_samples" };
    await keep(tx, log, viewer, { sample_id: id, version: 1, ...words });
    return { sample: id };
  });
}

/**
 * Gives a sample new words. `from` is the version that the writer had before them: when somebody else has changed it since,
 * nothing is overwritten unseen. Words that are in use already make no new version.
 */
export function wordSample(desk: Desk, id: string, words: SampleWords, from: number): Promise<Answer> {
  return change(desk, id, ({ sample, own }) => {
    if (!sample) return { refused: "no_such_sample" };
    const settled = own ? words : { ...words, stage: sample.stage, role: sample.role };
    if (same(sample, settled)) return null;
    if (sample.version !== from) return { refused: "changed_meanwhile" };
    return settled;
  });
}

/** Goes back to the project's words; a sample of the program's own is gone then. A second call changes nothing. */
export function clearSample(desk: Desk, id: string): Promise<Answer> {
  return change(desk, id, ({ sample, own }) =>
    !sample || (!own && sample.worded === null) ? null : { subject: null, body: null },
  );
}

/**
 * Goes back to an older version (0: the project's own words), and so brings back a sample that is gone. Nothing is lost, as
 * this makes a new version.
 */
export function goBackTo(desk: Desk, id: string, version: number): Promise<Answer> {
  return change(desk, id, ({ sample, own, versions }) => {
    if (version === 0 && !own) return sample?.worded ? { subject: null, body: null, again: 0 } : null;
    const older = versions.find((one) => one.version === version);
    if (older?.subject == null || older.body === null) return { refused: "no_such_version" };
    const { subject, body, stage, role } = older;
    return sample && same(sample, { subject, body, stage, role })
      ? null
      : { subject, body, stage, role, again: version };
  });
}

const same = (sample: ProgramSample, words: SampleWords) =>
  sample.subject === words.subject &&
  sample.body === words.body &&
  sample.stage === words.stage &&
  sample.role === words.role;

type Known = NonNullable<Awaited<ReturnType<typeof readSampleVersions>>> & { own: boolean };
type Change = Partial<Pick<SampleWords, "stage" | "role">> & {
  subject: string | null;
  body: string | null;
  again?: number;
};

/** Lets `decide` look at what is there, and keeps what it decides as the next version; null: nothing changes. */
function change(
  { log, viewer, builtIn }: Desk,
  id: string,
  decide: (known: Known) => Change | { refused: SampleRefusal } | null,
): Promise<Answer> {
  return alone(log, viewer, async (tx) => {
    const known = await readSampleVersions(tx, viewer.program.programId, builtIn, id);
    if (!known) return { refused: "no_such_sample" };
    const decided = decide({ ...known, own: known.project === null });
    if (decided === null) return { sample: id };
    if ("refused" in decided) return decided;
    const version = (known.versions[0]?.version ?? 0) + 1;
    await keep(tx, log, viewer, { sample_id: id, version, ...decided });
    return { sample: id };
  });
}

/** Two coordinators who change samples at once wait for each other. */
const alone = (log: Log, { program }: CoordinatorViewer, work: (tx: Tx) => Promise<Answer>) =>
  log.store.transaction(async (tx) => {
    await lock(tx, `samples:${program.programId}`);
    return work(tx);
  });

async function keep(
  tx: Tx,
  log: Log,
  { program, account }: CoordinatorViewer,
  row: Change & { sample_id: string; version: number },
) {
  await tx
    .insertInto("sample_version")
    .values({ program_id: program.programId, ...row, made_by: account.userId, made_at: log.now() })
    .execute();
}
