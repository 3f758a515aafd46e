import type { Role } from "../milestones/activity.ts";
import type { Db } from "../store/store.ts";
import type { ProgramId } from "./program-id.ts";

declare module "../store/tables.ts" {
  interface Tables {
    reading: {
      program_id: ProgramId;
      reading_id: string;
      title: string;
      url: string;
      /** Null: for both. */
      role: Role | null;
      /** A stage's id; null: at any time. */
      stage: string | null;
      position: number;
    };
  }
}

/** What a program recommends to read, in its order. */
export const readingsOf = (db: Db, programId: ProgramId) =>
  db
    .selectFrom("reading")
    .where("program_id", "=", programId)
    .orderBy("position")
    .orderBy("reading_id")
    .select(["reading_id", "title", "url", "role", "stage"])
    .execute();
export type Reading = Awaited<ReturnType<typeof readingsOf>>[number];
