import type { ProgramId } from "../../../access/program-id.ts";
import type { Db } from "../../../store/store.ts";
import "../../../access/access.tables.ts";
import { checkLines, compareWith, type Known, type Line } from "./check-lines.ts";
import type { ImportTable } from "./import-file.ts";
import { type Plan, problemsOfPlan } from "./map-columns.ts";

/** The lines of a file as this program would take them now. None while the plan has a problem. Reads, never writes. */
export async function judgeImport(db: Db, programId: ProgramId, table: ImportTable, plan: Plan): Promise<Line[]> {
  if (problemsOfPlan(plan).length > 0) return [];
  const lines = checkLines(table, plan);
  const addresses = lines.flatMap((line) => (line.kind === "problem" ? [] : [line.person.email.toLowerCase()]));
  return compareWith(lines, await knownAmong(db, programId, addresses));
}

async function knownAmong(db: Db, programId: ProgramId, addresses: string[]): Promise<Known> {
  const known = new Map<string, "here" | "removed">();
  for (let from = 0; from < addresses.length; from += 2_000) {
    const rows = await db
      .selectFrom("participant")
      .where("program_id", "=", programId)
      .where((eb) => eb(eb.fn<string>("lower", ["email"]), "in", addresses.slice(from, from + 2_000)))
      .select((eb) => [eb.fn<string>("lower", ["email"]).as("email"), "status"])
      .execute();
    for (const { email, status } of rows) known.set(email, status === "removed" ? "removed" : "here");
  }
  return known;
}
