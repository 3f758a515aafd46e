import { createReadStream, createWriteStream, rmSync } from "node:fs";
import { access, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import type { Lines } from "./fold-log.ts";
import { runRebuild } from "./rebuild.ts";
import { type Io, runStages } from "./stages.ts";

const USAGE = `cairn: the command

  cairn stages --log FILE   where everybody in a log stands (needs no database)
  cairn rebuild [--check]   computes all standings and counters from the log again, and says what differed
                            (in DATA_DIR or DATABASE_URL; with --check nothing is changed)
`;

/** A log that can be read several times. Standard input is kept in a file until the command ends. */
async function openLog(file: string): Promise<Lines> {
  let path = file;
  if (file === "-") {
    const folder = await mkdtemp(join(tmpdir(), "cairn-log-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    path = join(folder, "log.ndjson");
    await pipeline(process.stdin, createWriteStream(path));
  }
  await access(path);
  return () => createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  readText: (file) => readFile(file, "utf8"),
  openLog,
};

const [command, ...args] = process.argv.slice(2);
if (command === "stages") process.exitCode = await runStages(args, io);
else if (command === "rebuild") {
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = process.env;
  const place = { dataDir: dataDir || "./data", ...(databaseUrl ? { databaseUrl } : {}) };
  process.exitCode = await runRebuild(args, place, io);
} else {
  io.err(USAGE);
  process.exitCode = command === undefined || command === "help" || command === "--help" ? 0 : 2;
}
