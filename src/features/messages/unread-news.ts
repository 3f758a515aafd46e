import type { Log } from "../../activity/log.ts";
import type { NewsReader } from "../../web/home-panel.ts";
import { countUnread } from "./count-unread.ts";

/** For the home page: how many messages wait in each loop. */
export function unreadNews(log: Log): NewsReader {
  return async (viewer) => {
    const counts = await countUnread(log.store.db, viewer);
    return new Map([...counts].map(([loop, unread]) => [loop, { unread }]));
  };
}
