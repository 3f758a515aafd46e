import type { ProgramId } from "../access/program-id.ts";
import { inChunks } from "../store/chunks.ts";
import type { Store, Tx } from "../store/store.ts";
import { type Computed, computeAgain } from "./compute-again.ts";
import { countsOf } from "./counts-of.ts";
import { differences } from "./differences.ts";
import { engineOf } from "./engine-of.ts";
import { ratingsOff, settleRatings } from "./ratings.ts";
import "./progress.tables.ts";

/**
 * Computes every state, standing, transition and counter of a program again from its log, and the latest ratings from the
 * feedback, and puts right what differs. Answers with what differed, in words. With `check` nothing is changed. Writers wait
 * meanwhile.
 */
export function rebuild(store: Store, programId: ProgramId, { check = false } = {}): Promise<string[]> {
  return store.transaction((tx) => rebuildIn(tx, programId, { check }));
}

/** The same, as a part of something bigger: the pathway changes, and with it what the log means. */
export async function rebuildIn(tx: Tx, programId: ProgramId, { check = false } = {}): Promise<string[]> {
  const program = await tx
    .selectFrom("program")
    .where("program_id", "=", programId)
    .select("pathway")
    .forUpdate()
    .executeTakeFirstOrThrow();
  await lockAllOf(tx, "person_state", "participant_id", programId);
  await lockAllOf(tx, "loop_state", "loop_id", programId);
  const computed = await computeAgain(tx, programId, engineOf(programId, program.pathway));
  const found = [...(await differences(tx, programId, computed)), ...(await ratingsOff(tx, programId))];
  if (!check) {
    await replaceAll(tx, programId, computed);
    await settleRatings(tx, programId);
  }
  return found;
}

/** People before loops, each in the order of their ids, as all writers do. */
function lockAllOf(tx: Tx, table: "person_state" | "loop_state", id: string, programId: ProgramId) {
  const rows = tx
    .selectFrom(table)
    .where("program_id", "=", programId)
    .orderBy(id as never);
  return rows.select("version").forUpdate().execute();
}

const FOLLOWS_FROM_THE_LOG = [
  "standing",
  "stage_person",
  "stage_count",
  "stuck_count",
  "stage_transition",
  "person_state",
  "loop_state",
] as const;

async function replaceAll(tx: Tx, programId: ProgramId, computed: Computed): Promise<void> {
  const { world, standings, transitions } = computed;
  const { people, stages, stuck } = countsOf(standings);
  for (const table of FOLLOWS_FROM_THE_LOG) await tx.deleteFrom(table).where("program_id", "=", programId).execute();
  for (const some of inChunks([...world.persons.values()])) {
    const row = (state: (typeof some)[number]) => ({ participant_id: state.id, state: JSON.stringify(state) });
    await tx
      .insertInto("person_state")
      .values(some.map((one) => ({ program_id: programId, ...row(one), version: 1 })))
      .execute();
  }
  for (const some of inChunks([...world.loops.values()])) {
    const row = (state: (typeof some)[number]) => ({ loop_id: state.id, state: JSON.stringify(state) });
    await tx
      .insertInto("loop_state")
      .values(some.map((one) => ({ program_id: programId, ...row(one), version: 1 })))
      .execute();
  }
  const within = <Row>(rows: Row[]) => rows.map((row) => ({ program_id: programId, ...row }));
  for (const some of inChunks(standings)) await tx.insertInto("standing").values(some).execute();
  for (const some of inChunks(transitions)) await tx.insertInto("stage_transition").values(within(some)).execute();
  for (const some of inChunks(people)) await tx.insertInto("stage_person").values(within(some)).execute();
  for (const some of inChunks(stuck)) await tx.insertInto("stuck_count").values(within(some)).execute();
  for (const some of inChunks(stages)) await tx.insertInto("stage_count").values(within(some)).execute();
}
