import { sql } from "kysely";
import type { Db, Tx } from "./store.ts";

/** Channel names go into LISTEN as they are, and the two drivers quote differently: only plain words pass. */
export function plainChannel(channel: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(channel)) throw new Error(`Not a channel name: ${JSON.stringify(channel)}`);
  return channel;
}

/** The body of `Store.notify`, the same on both kinds of database. */
export async function sendOn(on: Tx | Db, channel: string, payload: string): Promise<void> {
  await sql`select pg_notify(${plainChannel(channel)}, ${payload})`.execute(on);
}
