import type { Generated } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";

export type FileId = string & { readonly __brand: "FileId" };

type FileTable = {
  program_id: ProgramId;
  loop_id: LoopId;
  file_id: FileId;
  /** The message it came with; none when it was laid into the loop by itself. */
  message_id: string | null;
  uploader_id: ParticipantId;
  /** Chosen by a member, so content like the file itself. */
  name: string;
  type: string;
  size: number;
  width: number | null;
  height: number | null;
  /** Of the bytes as they were sent, to know the same file again. */
  digest: string;
  added_at: Date;
  deleted_at: Date | null;
  /** It went with the message it came with, and comes back with it. */
  deleted_with_message: Generated<boolean>;
};

/** The bytes: never selected in a list. */
type FileContentTable = {
  program_id: ProgramId;
  loop_id: LoopId;
  file_id: FileId;
  content: Buffer;
  preview: Buffer | null;
};

declare module "../store/tables.ts" {
  interface Tables {
    file: FileTable;
    file_content: FileContentTable;
  }
}
