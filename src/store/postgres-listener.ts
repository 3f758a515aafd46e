import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { plainChannel } from "./channel.ts";
import type { Store } from "./store.ts";

type Listener = Pick<Store, "listen" | "close">;

/**
 * Listens on one connection of its own, made at the first `listen` and made again when it breaks: a pool would hand
 * a connection with LISTEN on it to the next query.
 */
export function listenOnPostgres(connection: pg.ClientConfig): Listener {
  const listeners = new Map<string, Set<(payload: string) => void>>();
  let client: Promise<pg.Client> | undefined;
  let closed = false;

  const connect = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({ ...connection, keepAlive: true });
    fresh.on("error", () => {});
    fresh.on("end", () => void reconnect());
    fresh.on("notification", ({ channel, payload }) => {
      for (const onMessage of listeners.get(channel) ?? []) onMessage(payload ?? "");
    });
    await fresh.connect();
    for (const channel of listeners.keys()) await fresh.query(`listen ${channel}`);
    return fresh;
  };

  const reconnect = async (): Promise<void> => {
    client = undefined;
    for (let wait = 100; !closed && !client && listeners.size > 0; wait = Math.min(wait * 2, 5_000)) {
      await pause(wait, undefined, { ref: false });
      if (closed || client) return;
      client = connect();
      await client.catch(() => {
        client = undefined;
      });
    }
  };

  return {
    async listen(channel, onMessage) {
      const name = plainChannel(channel);
      const own = (payload: string) => onMessage(payload);
      const group = listeners.get(name) ?? new Set();
      listeners.set(name, group.add(own));
      const forget = () => {
        group.delete(own);
        if (group.size === 0) listeners.delete(name);
      };
      try {
        client ??= connect();
        await (await client).query(`listen ${name}`);
      } catch (error) {
        forget();
        client = undefined;
        throw error;
      }
      return async () => {
        forget();
        // On a connection that is broken there is nothing left to stop.
        if (group.size === 0) await client?.then((open) => open.query(`unlisten ${name}`)).catch(() => {});
      };
    },
    async close() {
      closed = true;
      await (await client?.catch(() => undefined))?.end();
    },
  };
}
