import type { ProgramId } from "../../../access/program-id.ts";
import type { Log } from "../../../activity/log.ts";
import { addParticipants } from "../add-participant.ts";
import { cohortsByName } from "../cohorts/cohorts-by-name.ts";
import type { Draft, Line } from "./check-lines.ts";
import "./import.tables.ts";
import type { ImportResult } from "./import.tables.ts";
import { readImport } from "./import-file.ts";
import { judgeImport } from "./judge-import.ts";
import { type Plan, problemsOfPlan } from "./map-columns.ts";

export type Confirmation = {
  programId: ProgramId;
  importId: string;
  /** Made from the file, as the preview showed it. */
  planOf: (table: Exclude<ReturnType<typeof readImport>, { refused: unknown }>) => Plan;
  by: string;
};
export type Confirmed =
  | { result: ImportResult; again: boolean }
  | { refused: "no_import" | "bad_plan" | "too_many_cohorts" };

/**
 * Adds the good lines of an import, all or none, and writes down what came of it. Cohorts that are
 * not there yet are made. Lines are judged anew: somebody who
 * came in since the preview is not added twice. A second call changes nothing and answers with the first result. The
 * file is forgotten; the lines that were left out stay with their reasons.
 */
export async function confirmImport(log: Log, { programId, importId, planOf, by }: Confirmation): Promise<Confirmed> {
  return log.store.transaction(async (tx): Promise<Confirmed> => {
    const kept = await tx
      .selectFrom("participant_import")
      .where("program_id", "=", programId)
      .where("import_id", "=", importId)
      .select(["content", "result"])
      .forUpdate()
      .executeTakeFirst();
    if (!kept) return { refused: "no_import" };
    if (kept.result) return { result: kept.result, again: true };
    const table = readImport(kept.content);
    if ("refused" in table) return { refused: "no_import" };
    const plan = planOf(table);
    if (problemsOfPlan(plan).length > 0) return { refused: "bad_plan" };
    const lines = await judgeImport(tx, programId, table, plan);
    const people = lines.flatMap((line): Draft[] => (line.kind === "new" ? [line.person] : []));
    const names = people.flatMap((person) => person.cohort ?? []);
    const cohorts = await cohortsByName(tx, programId, names, log.now());
    if ("refused" in cohorts) return { refused: "too_many_cohorts" };
    const cohortOf = ({ cohort }: Draft) => (cohort ? cohorts.get(cohort.toLowerCase()) : null) ?? null;
    const added = people.map((person) => ({ ...person, cohort: cohortOf(person) }));
    await addParticipants(log, tx, programId, added, by);
    const result = resultOf(table.header, lines);
    await tx
      .updateTable("participant_import")
      .set({
        confirmed_at: log.now(),
        content: Buffer.alloc(0),
        result: JSON.stringify(result) as unknown as ImportResult,
      })
      .where("program_id", "=", programId)
      .where("import_id", "=", importId)
      .execute();
    return { result, again: false };
  });
}

/** What is left of a file when its good lines are taken away, with the reasons in words. */
export function resultOf(header: string[], lines: readonly Line[]): ImportResult {
  const leftOut = lines.flatMap((one) => {
    if (one.kind !== "problem") return [];
    const reasons = one.reasons.map(({ column, words }) => (column ? `${column}: ${words}` : words));
    return [{ line: one.line, cells: one.cells.map(plain), reasons: reasons.map(plain) }];
  });
  const count = (kind: Line["kind"]) => lines.filter((line) => line.kind === kind).length;
  return { added: count("new"), here: count("here"), header: header.map(plain), leftOut };
}

/** PostgreSQL keeps no zero signs in a text. */
const plain = (text: string) => text.replaceAll("\u0000", "").toWellFormed();
