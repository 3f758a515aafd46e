import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { ProgramViewer } from "../access/viewer.ts";
import type { Store } from "../store/store.ts";

/** Something changed: in which program, and whom it concerns besides the coordinators. */
export type Refresh = { program: string; participants: string[] };
export const REFRESH_CHANNEL = "cairn_refresh";

type Listener = { viewer: ProgramViewer; tell: () => void };

/** Open pages, and who is told when something they may see has changed. One per server; servers hear each other by NOTIFY. */
export async function openRefreshes(store: Store) {
  const listeners = new Set<Listener>();
  const stop = await store.listen(REFRESH_CHANNEL, (payload) => {
    const change = JSON.parse(payload) as Refresh;
    for (const { viewer, tell } of listeners) {
      if (viewer.program.programId !== change.program) continue;
      const concerned = viewer.participant !== null && change.participants.includes(viewer.participant.participantId);
      if (viewer.isCoordinator || concerned) tell();
    }
  });

  /** The stream of one open page: it says only that there is news, the page then asks for what it may see. */
  const stream = (c: Context, viewer: ProgramViewer) =>
    streamSSE(c, async (sse) => {
      let ended = false;
      let wake = () => {};
      let news = false;
      const listener: Listener = {
        viewer,
        tell: () => {
          news = true;
          wake();
        },
      };
      sse.onAbort(() => {
        ended = true;
        wake();
      });
      listeners.add(listener);
      try {
        await sse.writeSSE({ event: "hello", data: "" });
        while (!ended) {
          const quiet = await rest(
            (resolve) => {
              wake = resolve;
            },
            news ? 0 : 25_000,
          );
          if (ended) break;
          if (news) {
            news = false;
            await sse.writeSSE({ event: "refresh", data: "" });
          } else if (quiet) await sse.write(": still here\n\n");
        }
      } finally {
        listeners.delete(listener);
      }
    });

  return { stream, open: () => listeners.size, close: stop };
}
export type Refreshes = Awaited<ReturnType<typeof openRefreshes>>;

/** Waits until woken (false) or until the time is over (true). */
function rest(onWake: (wake: () => void) => void, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), ms);
    onWake(() => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
