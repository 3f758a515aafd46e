import type { ProgramId } from "../../../access/program-id.ts";

/** What came of an import. Of the file itself only the lines that were left out are kept. */
export type ImportResult = {
  added: number;
  here: number;
  header: string[];
  leftOut: { line: number; cells: string[]; reasons: string[] }[];
};

declare module "../../../store/tables.ts" {
  interface Tables {
    participant_import: {
      program_id: ProgramId;
      import_id: string;
      filename: string;
      content: Uint8Array;
      created_by: string;
      created_at: Date;
      confirmed_at: Date | null;
      result: ImportResult | null;
    };
  }
}
