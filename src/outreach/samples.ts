import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { unknownFields } from "./merge.ts";

const Sample = z.object({
  id: z.string().min(1),
  /** The milestone it is written for; "" is any. */
  stage: z.string().default(""),
  role: z.enum(["mentor", "mentee", "any"]),
  /** The insights it is written for, by their keys. */
  insight: z
    .string()
    .default("")
    .transform((keys) => keys.split(/\s+/).filter(Boolean)),
  /** What it is called in a list; else its subject is. */
  title: z.string().optional(),
  subject: z.string().min(1).max(200),
  body: z.string().min(1),
});
/** A message written in advance, for a stage and a role or for an insight. */
export type Sample = z.output<typeof Sample>;
/** What usually helps, by stage or insight. */
export type Tips = Record<string, string[]>;

/** The samples of a folder: Markdown files with a head, in the order of their names. Throws for a bad one, and says why. */
export function loadSamples(folder: string): Sample[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => readSample(name, readFileSync(join(folder, name), "utf8")));
}

/** Reads what usually helps from the folder of the samples. */
export function loadTips(folder: string): Tips {
  return z
    .record(z.string(), z.array(z.string()))
    .parse(JSON.parse(readFileSync(join(folder, "tips.en.json"), "utf8")));
}

/** One sample from the text of its file. Throws, with the name of the file, when something is wrong with it. */
export function readSample(name: string, text: string): Sample {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (!parts) throw new Error(`${name}: a sample begins with its head between two lines of ---`);
  const head = Object.fromEntries(
    (parts[1] as string).split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
  const sample = Sample.safeParse({ ...head, body: (parts[2] as string).trim() });
  if (!sample.success) throw new Error(`${name}: ${z.prettifyError(sample.error)}`);
  const unknown = unknownFields(`${sample.data.subject} ${sample.data.body}`);
  if (unknown.length > 0) throw new Error(`${name}: there is no field {{${unknown[0]}}}`);
  return sample.data;
}

/** The sample of this name, or the one written for the insight of this name. */
export const sampleFor = <S extends Sample>(samples: readonly S[], name: string): S | undefined =>
  samples.find((sample) => sample.id === name) ?? samples.find((sample) => sample.insight.includes(name));

/** What somebody wants to write about; null: anything. */
export type Occasion = { stage: string | null; role: string | null; insight?: string | null };

/** All samples, those that fit best first: written for the insight, then for the stage, then for the role. */
export function suited<S extends Sample>(samples: readonly S[], { stage, role, insight }: Occasion): S[] {
  const worth = (sample: S) =>
    Number(Boolean(insight) && sample.insight.includes(insight as string)) * 8 +
    // What was written for an insight is not true of everybody at the stage.
    Number(sample.stage !== "" && sample.stage === stage) * (sample.insight.length > 0 ? 1 : 4) +
    (sample.role === role ? 2 : Number(sample.role === "any"));
  return [...samples].sort((a, b) => worth(b) - worth(a));
}
