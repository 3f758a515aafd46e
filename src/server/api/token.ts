import { v7 as uuidv7 } from "uuid";
import { hashOf, newToken } from "../../access/secret-token.ts";
import type { CoordinatorViewer, TokenViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";

/** Makes a token for this program. It is answered once, and never shown again. */
export async function makeToken(db: Db, viewer: CoordinatorViewer, name: string, at: Date): Promise<string> {
  const token = `cairn_${newToken()}`;
  await db
    .insertInto("api_token")
    .values({
      program_id: viewer.program.programId,
      token_id: uuidv7(),
      name,
      token_hash: hashOf(token),
      created_by: viewer.account.userId,
      created_at: at,
      last_used_at: null,
      revoked_at: null,
    })
    .execute();
  return token;
}

/** Notes that a token is in use, at most once an hour. */
export async function noteUse(db: Db, { program, tokenId }: TokenViewer, at: Date): Promise<void> {
  await db
    .updateTable("api_token")
    .set({ last_used_at: at })
    .where("program_id", "=", program.programId)
    .where("token_id", "=", tokenId)
    .where((eb) => eb.or([eb("last_used_at", "is", null), eb("last_used_at", "<", new Date(at.getTime() - 3_600_000))]))
    .execute();
}

/** Ends a token. A second call changes nothing. */
export async function revokeToken(db: Db, { program }: CoordinatorViewer, tokenId: string, at: Date): Promise<boolean> {
  const gone = await db
    .updateTable("api_token")
    .set({ revoked_at: at })
    .where("program_id", "=", program.programId)
    .where("token_id", "=", tokenId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return Number(gone.numUpdatedRows) > 0;
}

/** The tokens that work, newest first. */
export function listTokens(db: Db, { program }: CoordinatorViewer) {
  return db
    .selectFrom("api_token as t")
    .leftJoin("user as u", "u.id", "t.created_by")
    .where("t.program_id", "=", program.programId)
    .where("t.revoked_at", "is", null)
    .orderBy("t.created_at", "desc")
    .select(["t.token_id", "t.name", "t.created_at", "t.last_used_at", "u.name as made_by"])
    .execute();
}
export type ListedToken = Awaited<ReturnType<typeof listTokens>>[number];
