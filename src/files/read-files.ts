import type { MemberViewer } from "../access/viewer.ts";
import "../access/access.tables.ts";
import type { Db, Tx } from "../store/store.ts";
import type { FileKind } from "./file-types.ts";
import { kindOf } from "./file-types.ts";
import type { FileId } from "./files.tables.ts";
import { FILE_UNDO_MS } from "./forget-files.ts";

export type LoopFile = {
  id: FileId;
  message: string | null;
  name: string;
  kind: FileKind;
  type: string;
  size: number;
  width: number | null;
  height: number | null;
  addedAt: Date;
  by: string;
  mine: boolean;
  /** Deleted a moment ago by the viewer, who can still undo it. */
  deleted: boolean;
};

/** The files that came with these messages of the viewer's own loop, in the order in which they were chosen. */
export async function filesOfMessages(db: Db, viewer: MemberViewer, messages: readonly string[]): Promise<LoopFile[]> {
  if (messages.length === 0) return [];
  const rows = await filesOf(db, viewer)
    .where("f.message_id", "in", [...messages])
    .where("f.deleted_at", "is", null)
    .orderBy("f.file_id")
    .execute();
  return rows.map((row) => toFile(row, viewer));
}

/** The files of the viewer's own loop, the newest first, after the one with that id; and the viewer's last deleted ones. */
export async function readFiles(db: Db, viewer: MemberViewer, now: Date, limit: number, after?: string) {
  const undoable = new Date(now.getTime() - FILE_UNDO_MS);
  let query = filesOf(db, viewer)
    .where((eb) =>
      eb.or([
        eb("f.deleted_at", "is", null),
        eb.and([
          eb("f.deleted_at", ">", undoable),
          eb("f.uploader_id", "=", viewer.participant.participantId),
          eb("f.deleted_with_message", "=", false),
        ]),
      ]),
    )
    .orderBy("f.file_id", "desc")
    .limit(limit + 1);
  if (after !== undefined) query = query.where("f.file_id", "<", after as FileId);
  const rows = await query.execute();
  return { files: rows.slice(0, limit).map((row) => toFile(row, viewer)), more: rows.length > limit };
}

/** The bytes of one file of the viewer's own loop, or of its preview. */
export async function readContent(db: Db, viewer: MemberViewer, id: string, part: "content" | "preview") {
  const row = await db
    .selectFrom("file as f")
    .innerJoin("file_content as c", (join) =>
      join
        .onRef("c.program_id", "=", "f.program_id")
        .onRef("c.loop_id", "=", "f.loop_id")
        .onRef("c.file_id", "=", "f.file_id"),
    )
    .where("f.program_id", "=", viewer.program.programId)
    .where("f.loop_id", "=", viewer.loop.loopId)
    .where("f.file_id", "=", id as FileId)
    .where("f.deleted_at", "is", null)
    .select(["f.name", "f.type", `c.${part} as bytes`])
    .executeTakeFirst();
  return row?.bytes ? { name: row.name, type: row.type, bytes: row.bytes } : null;
}

/** Is there such a file for the viewer? Asked when a browser has it already. */
export async function isThere(db: Db, viewer: MemberViewer, id: string): Promise<boolean> {
  const row = await filesOf(db, viewer)
    .where("f.file_id", "=", id as FileId)
    .where("f.deleted_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

const filesOf = (db: Db | Tx, viewer: MemberViewer) =>
  db
    .selectFrom("file as f")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "f.program_id").onRef("p.participant_id", "=", "f.uploader_id"),
    )
    .where("f.program_id", "=", viewer.program.programId)
    .where("f.loop_id", "=", viewer.loop.loopId)
    .select(["f.file_id", "f.message_id", "f.uploader_id", "f.name", "f.type", "f.size", "f.width", "f.height"])
    .select(["f.added_at", "f.deleted_at", "p.name as uploader"]);

type Row = Awaited<ReturnType<ReturnType<typeof filesOf>["execute"]>>[number];

const toFile = (row: Row, viewer: MemberViewer): LoopFile => ({
  id: row.file_id,
  message: row.message_id,
  name: row.name,
  kind: kindOf(row.type),
  type: row.type,
  size: row.size,
  width: row.width,
  height: row.height,
  addedAt: row.added_at,
  by: row.uploader,
  mine: row.uploader_id === viewer.participant.participantId,
  deleted: row.deleted_at !== null,
});
