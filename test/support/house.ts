import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { openCairn } from "../../src/main.ts";
import { projectMigrations } from "./migrated.ts";
import { copiedDataDir } from "./pglite-copies.ts";
import { buildWorld, type Clock, fixedClock } from "./world.ts";

export const BASE_URL = "http://localhost:3000";
export type House = Awaited<ReturnType<typeof openHouse>>;

/** A whole Cairn without a port: its app is asked directly. On an embedded database of its own, with a program. */
export async function openHouse(
  clock: Clock = fixedClock(),
  logger = pino({ level: "silent" }),
  /** A PostgreSQL of its own; left out, an embedded database. */
  databaseUrl?: string,
) {
  const dataDir = await (databaseUrl
    ? mkdtemp(join(tmpdir(), "cairn-house-"))
    : copiedDataDir("cairn-house-", projectMigrations));
  const cairn = await openCairn(
    {
      port: 3000,
      dataDir,
      ...(databaseUrl ? { databaseUrl } : {}),
      baseUrl: BASE_URL,
      mailFrom: "Cairn <cairn@example.org>",
      secret: "a-secret-for-tests-that-is-long-enough",
      logLevel: "silent",
      trustProxy: false,
      dev: false,
    },
    { root: join(import.meta.dirname, "../.."), logger, now: clock.now },
  );
  const world = await buildWorld(cairn.store, clock);

  /** The cookie of a session of this account. */
  async function cookieOf(email: string): Promise<string> {
    const token = await cairn.auth.tokenFor(email);
    if (!token) throw new Error(`nobody here has the address ${email}`);
    const answer = await cairn.auth.withToken(new Headers({ origin: BASE_URL }), token);
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
  }
  return {
    cairn,
    world,
    clock,
    dataDir,
    cookieOf,
    get: (path: string, headers: Record<string, string> = {}) => cairn.app.request(`${BASE_URL}${path}`, { headers }),
    post: (path: string, body: string | Record<string, string>, headers: Record<string, string> = {}) =>
      cairn.app.request(`${BASE_URL}${path}`, {
        method: "POST",
        headers: {
          origin: BASE_URL,
          ...(typeof body === "string" ? {} : { "content-type": "application/x-www-form-urlencoded" }),
          ...headers,
        },
        body: typeof body === "string" ? body : new URLSearchParams(body).toString(),
      }),
    async close() {
      await cairn.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
