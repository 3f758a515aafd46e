import type { ColumnType } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { Sample } from "../samples.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    sample_version: {
      program_id: ProgramId;
      sample_id: string;
      version: number;
      stage: ColumnType<string, string | undefined, never>;
      role: ColumnType<Sample["role"], Sample["role"] | undefined, never>;
      /** Null, as the body: back to the project's own words, or gone. */
      subject: string | null;
      body: string | null;
      again: ColumnType<number | null, number | null | undefined, never>;
      made_by: string;
      made_at: Date;
    };
  }
}
