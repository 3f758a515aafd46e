import type { Store } from "../store/store.ts";
import { type Route, route } from "../web/route.ts";

/** For whoever watches the server: it lives; it can do its work. */
export function healthRoutes(store: Store): Route[] {
  return [
    route("get", "/healthz", "anyone", (c) => c.json({ status: "ok" })),
    route("get", "/readyz", "anyone", async (c) => {
      try {
        await store.ping();
        return c.json({ status: "ready" });
      } catch {
        return c.json({ status: "not ready", reason: "the database does not answer" }, 503);
      }
    }),
  ];
}
