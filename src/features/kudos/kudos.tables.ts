import type { ColumnType } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

export const BADGES = ["trust", "networking", "expertise", "commitment", "creativity"] as const;
export type Badge = (typeof BADGES)[number];

declare module "../../store/tables.ts" {
  interface Tables {
    kudos: {
      program_id: ProgramId;
      loop_id: LoopId;
      kudos_id: string;
      author_id: ParticipantId;
      recipient_id: ParticipantId;
      badge: Badge;
      note: string | null;
      /** What its writer wants: everybody in the program may see it. */
      published: boolean;
      /** What its recipient wants: not everybody, whatever the writer says. */
      withheld_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      given_at: Date;
      /** For a day whoever gave them can bring them back. */
      deleted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    };
  }
}
