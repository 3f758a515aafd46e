import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";

export type Serving = { port: number; stop(): Promise<void> };

/** Listens, and stops cleanly: no new requests, those under way end, streams are let go after `patienceMs`. */
export function serveApp(app: Hono, port: number, patienceMs = 5_000): Promise<Serving> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port }, (info: AddressInfo) => {
      resolve({
        port: info.port,
        stop: () =>
          new Promise((stopped) => {
            const hurry = setTimeout(() => (server as Server).closeAllConnections(), patienceMs);
            // A connection whose request has ended would be kept for the next one, which nobody will answer.
            const sweep = setInterval(() => (server as Server).closeIdleConnections(), 50);
            server.close(() => {
              clearTimeout(hurry);
              clearInterval(sweep);
              stopped();
            });
            (server as Server).closeIdleConnections();
          }),
      });
    });
    server.on("error", reject);
  });
}
