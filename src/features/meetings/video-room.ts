import { newToken } from "../../access/secret-token.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";

/** Where this program opens its video rooms, if it does: "https://meet.example.org". */
export async function readVideoBase(db: Db, { program }: MemberViewer): Promise<string | null> {
  const row = await db
    .selectFrom("program")
    .where("program_id", "=", program.programId)
    .select("video_base_url")
    .executeTakeFirst();
  return row?.video_base_url ?? null;
}

/** Where to meet: what was typed, else a video room of their own when they asked for one. Nobody can guess its name. */
export function placeFor(
  base: string | null,
  { place, video }: { place?: string | undefined; video?: string | undefined },
): string | undefined {
  if (place?.trim() || !base || !video) return place;
  return `${base.replace(/\/+$/, "")}/cairn-${newToken()}`;
}
