import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { ProgramViewer } from "../access/viewer.ts";
import { REFRESH_CHANNEL, type Refresh } from "../progress/refresh-channel.ts";
import type { Store } from "../store/store.ts";

type Listener = { viewer: ProgramViewer; tell: () => void; end: () => void };

/** How long news are kept for pages that were drawn before them and began to listen after them (ms). */
const KEPT = 60_000;

/** Open pages, and who is told when something they may see has changed. One per server; servers hear each other by NOTIFY. */
export async function openRefreshes(store: Store) {
  const listeners = new Set<Listener>();
  const openedAt = Date.now();
  let over = false;
  let kept: { at: number; change: Refresh }[] = [];
  const stop = await store.listen(REFRESH_CHANNEL, (payload) => {
    const change = JSON.parse(payload) as Refresh;
    const at = Date.now();
    kept = [...kept.filter((one) => one.at > at - KEPT), { at, change }];
    for (const { viewer, tell } of listeners) if (concerns(change, viewer)) tell();
  });

  /** Has this page missed something: between being drawn and listening, or while the line was down? */
  const missed = (viewer: ProgramViewer, since: number) =>
    since < openedAt ||
    since < Date.now() - KEPT ||
    kept.some((one) => one.at >= since && concerns(one.change, viewer));

  /** The stream of one open page: it says only that there is news, the page then asks for what it may see. */
  const stream = (c: Context, viewer: ProgramViewer) =>
    streamSSE(c, async (sse) => {
      let ended = over;
      let wake = () => {};
      let news = missed(viewer, sinceOf(c));
      const listener: Listener = {
        viewer,
        tell: () => {
          news = true;
          wake();
        },
        end: () => {
          ended = true;
          wake();
        },
      };
      sse.onAbort(listener.end);
      listeners.add(listener);
      try {
        // The id is this moment: a browser that lost the line comes back with it.
        await sse.writeSSE({ event: "hello", data: "", id: String(Date.now()) });
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
            await sse.writeSSE({ event: "refresh", data: "", id: String(Date.now()) });
          } else if (quiet) await sse.write(": still here\n\n");
        }
      } finally {
        listeners.delete(listener);
      }
    });

  /** Ends all streams: their pages come back by themselves, to the next server. Without this a stop waits for them. */
  const letGo = () => {
    over = true;
    for (const { end } of listeners) end();
  };

  return { stream, open: () => listeners.size, letGo, close: stop };
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

function concerns(change: Refresh, viewer: ProgramViewer): boolean {
  if (viewer.program.programId !== change.program) return false;
  return (
    (viewer.isCoordinator && !change.membersOnly) ||
    (viewer.participant !== null && change.participants.includes(viewer.participant.participantId))
  );
}

/** Since when (ms) a page wants to hear news: when its line was last up, or when it was drawn; now, if it does not say. */
function sinceOf(c: Context): number {
  const said = c.req.header("last-event-id") ?? c.req.query("since") ?? "";
  return /^\d{1,15}$/.test(said) ? Number(said) : Date.now();
}
