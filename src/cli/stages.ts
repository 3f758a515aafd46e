import { parseArgs } from "node:util";
import { compile } from "../milestones/compile.ts";
import { defaultPathway } from "../milestones/default-pathway.ts";
import type { Pathway } from "../milestones/pathway.ts";
import { readPathway } from "../milestones/read-pathway.ts";
import { parseTime } from "../milestones/time.ts";
import { foldLog, type Lines } from "./fold-log.ts";
import { csvRows, ndjsonRows } from "./rows.ts";

export type Io = {
  out(text: string): void;
  err(text: string): void;
  readText(file: string): Promise<string>;
  /** The lines of a log, readable again and again; `-` is standard input. */
  openLog(file: string): Promise<Lines>;
};

const USAGE = `cairn stages --log FILE.ndjson [--pathway FILE.json] [--as-of ISO-TIME] [--format ndjson|csv] [--lenient]
`;

/** `cairn stages`: reads a log and prints where everybody stands. Answers with the exit code. */
export async function runStages(args: string[], io: Io): Promise<number> {
  const options = readOptions(args);
  if (typeof options === "string") {
    io.err(`${options}\n${USAGE}`);
    return 2;
  }
  const pathway = await choosePathway(options.pathway, io);
  if (typeof pathway === "string") {
    io.err(pathway);
    return 2;
  }
  const engine = compile(pathway);
  const print = options.format === "csv" ? csvRows : ndjsonRows;
  const lines = await io.openLog(options.log).catch((error: Error) => error);
  if (lines instanceof Error) {
    io.err(`Can't read ${options.log}: ${lines.message}\n`);
    return 2;
  }
  const folded = await foldLog(engine, lines, options.asOf);
  for (const { line, refusal } of folded.refused) io.err(`line ${line}: ${refusal.code}: ${refusal.words}\n`);
  if (folded.refused.length > 0 && !options.lenient) return 1;
  for (const text of print(folded.standings())) io.out(text);
  return 0;
}

type Options = {
  log: string;
  pathway: string | undefined;
  asOf: number | null;
  format: "ndjson" | "csv";
  lenient: boolean;
};

function readOptions(args: string[]): Options | string {
  let values: Record<string, string | boolean | undefined>;
  try {
    values = parseArgs({
      args,
      options: {
        log: { type: "string" },
        pathway: { type: "string" },
        "as-of": { type: "string" },
        format: { type: "string", default: "ndjson" },
        lenient: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return (error as Error).message;
  }
  if (typeof values.log !== "string") return "Which log? Name it with --log FILE.";
  const asOf = values["as-of"] === undefined ? null : parseTime(values["as-of"]);
  if (values["as-of"] !== undefined && asOf === null) return "--as-of wants a moment such as 2026-03-02T10:00:00.000Z.";
  if (values.format !== "ndjson" && values.format !== "csv") return "--format is ndjson or csv.";
  const pathway = values.pathway as string | undefined;
  return { log: values.log, pathway, asOf, format: values.format, lenient: values.lenient === true };
}

async function choosePathway(file: string | undefined, io: Io): Promise<Pathway | string> {
  if (file === undefined) return defaultPathway;
  let json: unknown;
  try {
    json = JSON.parse(await io.readText(file));
  } catch (error) {
    return `Can't read the pathway ${file}: ${(error as Error).message}\n`;
  }
  const answer = readPathway(json);
  if ("pathway" in answer) return answer.pathway;
  return answer.problems.map(({ place, reason }) => `${file}: ${place}: ${reason}\n`).join("");
}
