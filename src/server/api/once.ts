import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { ProgramId } from "../../access/program-id.ts";
import type { TokenViewer } from "../../access/viewer.ts";
import type { Store, Tx } from "../../store/store.ts";
import { problem } from "./problem.ts";

type Answered = { status: 200 | 201 | 422; body: object };
/** Thrown to undo everything and still answer. */
class Undone extends Error {
  readonly answer: Answered;
  constructor(answer: Answered) {
    super("nothing was written");
    this.answer = answer;
  }
}
export const undone = (body: object) => new Undone({ status: 422, body });

declare module "../../store/tables.ts" {
  interface Tables {
    idempotency: {
      program_id: ProgramId;
      token_id: string;
      key: string;
      request_hash: string;
      status: number;
      response: unknown;
      created_at: Date;
    };
  }
}

/**
 * Does something once for each `Idempotency-Key` of a token: the answer is kept in the same transaction, and given
 * again for the same request. The same key with another request is refused. What is refused leaves nothing behind.
 */
export async function once(
  store: Store,
  c: Context,
  { program, tokenId }: TokenViewer,
  body: string,
  now: Date,
  work: (tx: Tx) => Promise<Answered>,
): Promise<Response> {
  const key = c.req.header("idempotency-key") ?? "";
  if (key === "" || key.length > 200) {
    return problem(c, 400, "idempotency_key_missing", "Send an Idempotency-Key of at most 200 characters.");
  }
  const hash = createHash("sha256")
    .update(`${c.req.path}?${new URL(c.req.url).search}\n${body}`)
    .digest("hex");
  try {
    const answer = await store.transaction(async (tx) => {
      const first = await tx
        .insertInto("idempotency")
        .values({
          program_id: program.programId,
          token_id: tokenId,
          key,
          request_hash: hash,
          status: 0,
          response: "{}",
          created_at: now,
        })
        .onConflict((conflict) => conflict.columns(["program_id", "token_id", "key"]).doNothing())
        .executeTakeFirst();
      const mine = { program_id: program.programId, token_id: tokenId, key };
      if (Number(first.numInsertedOrUpdatedRows ?? 0) === 0) return known(tx, mine, hash);
      const answered = await work(tx);
      await tx
        .updateTable("idempotency")
        .set({ status: answered.status, response: JSON.stringify(answered.body) })
        .where("program_id", "=", mine.program_id)
        .where("token_id", "=", mine.token_id)
        .where("key", "=", mine.key)
        .execute();
      return answered;
    });
    if (answer === null) {
      return problem(c, 409, "idempotency_key_reused", "This Idempotency-Key was used for another request.");
    }
    return c.json(answer.body as never, answer.status);
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    const { code = "refused", detail = "Nothing was written.", ...more } = error.answer.body as Record<string, string>;
    return problem(c, 422, code, detail, more);
  }
}

async function known(
  tx: Tx,
  mine: { program_id: ProgramId; token_id: string; key: string },
  hash: string,
): Promise<Answered | null> {
  const row = await tx
    .selectFrom("idempotency")
    .where("program_id", "=", mine.program_id)
    .where("token_id", "=", mine.token_id)
    .where("key", "=", mine.key)
    .select(["request_hash", "status", "response"])
    .executeTakeFirstOrThrow();
  if (row.request_hash !== hash) return null;
  return { status: row.status as Answered["status"], body: row.response as object };
}
