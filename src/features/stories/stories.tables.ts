import type { ColumnType } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

type Later = ColumnType<Date | null, Date | null | undefined, Date | null>;

declare module "../../store/tables.ts" {
  interface Tables {
    story: {
      program_id: ProgramId;
      loop_id: LoopId;
      story_id: string;
      author_id: ParticipantId;
      body: string;
      /** Everybody in the program reads it; its writer alone decides. */
      published: boolean;
      shared_at: Date;
      published_at: Later;
      changed_at: Later;
      /** For a day its writer can bring it back. */
      deleted_at: Later;
      /** Rises with each change; a window that knew an older one does not overwrite it. */
      version: ColumnType<number, number | undefined, number>;
    };
  }
}
