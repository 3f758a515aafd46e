import { sql } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { Db, Tx } from "../../store/store.ts";
import type { Sample } from "../samples.ts";
import "../../access/access.tables.ts";
import "./sample-versions.tables.ts";

/** A sample as it reads in one program. */
export type ProgramSample = Sample & {
  /** Begun in this program; the others come with the project. */
  own: boolean;
  /** The version in use, 0 where nobody has touched it. */
  version: number;
  /** Who worded it so, and when; null while the project's own words are in use. */
  worded: { by: string | null; at: Date } | null;
};
/** The samples that can be used, and those of the program's own that are gone. */
export type ProgramSamples = { samples: ProgramSample[]; gone: ProgramSample[] };

/** All samples of a program: the project's, in the words of its coordinators where they have changed them, and its own. */
export async function samplesOf(
  db: Db | Tx,
  programId: ProgramId,
  builtIn: readonly Sample[],
): Promise<ProgramSamples> {
  const latest = await versions(db, programId)
    .distinctOn("v.sample_id")
    .orderBy("v.sample_id")
    .orderBy("v.version", "desc")
    .execute();
  const samples = builtIn.map((sample): ProgramSample => {
    const row = latest.find((one) => one.sample_id === sample.id);
    const untouched = { ...sample, own: false, version: row?.version ?? 0, worded: null };
    return row?.subject == null || row.body === null
      ? untouched
      : { ...untouched, subject: row.subject, body: row.body, worded: { by: row.by, at: row.made_at } };
  });
  const own = latest.filter((row) => !builtIn.some((sample) => sample.id === row.sample_id));
  const gone = own.filter((row) => row.subject === null).map((row) => row.sample_id);
  const before = gone.length === 0 ? [] : await lastWords(db, programId, gone);
  return {
    samples: [...samples, ...own.flatMap((row) => ownSample(row, row.version))],
    gone: before.flatMap((row) => ownSample(row, own.find((one) => one.sample_id === row.sample_id)?.version ?? 0)),
  };
}

/** One sample with every version that there has been, the newest first. Null when there is none with that id. */
export async function readSampleVersions(db: Db | Tx, programId: ProgramId, builtIn: readonly Sample[], id: string) {
  const project = builtIn.find((sample) => sample.id === id) ?? null;
  const all = await versions(db, programId).where("v.sample_id", "=", id).orderBy("v.version", "desc").execute();
  if (!project && all.length === 0) return null;
  const { samples } = await samplesOf(db, programId, builtIn);
  return { project, versions: all, sample: samples.find((sample) => sample.id === id) ?? null };
}
export type SampleVersions = NonNullable<Awaited<ReturnType<typeof readSampleVersions>>>;
export type SampleVersion = SampleVersions["versions"][number];

function versions(db: Db | Tx, programId: ProgramId) {
  return db
    .selectFrom("sample_version as v")
    .leftJoin("user as u", "u.id", "v.made_by")
    .where("v.program_id", "=", programId)
    .select(["v.sample_id", "v.version", "v.stage", "v.role", "v.subject", "v.body", "v.again", "v.made_at"])
    .select("u.name as by");
}

const lastWords = (db: Db | Tx, programId: ProgramId, ids: string[]) =>
  versions(db, programId)
    .where("v.sample_id", "in", ids)
    .where(sql<boolean>`v.subject is not null`)
    .distinctOn("v.sample_id")
    .orderBy("v.sample_id")
    .orderBy("v.version", "desc")
    .execute();

function ownSample(row: SampleVersion, version: number): ProgramSample[] {
  if (row.subject === null || row.body === null) return [];
  const { sample_id: id, stage, role, subject, body } = row;
  return [{ id, stage, role, insight: [], subject, body, own: true, version, worded: { by: row.by, at: row.made_at } }];
}
