import type { ProgramViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { asked, type Findable, type Found, GROUPS, type Group } from "../../web/findable.ts";
import { ownLoops } from "./own-loops.ts";
import { placesFor } from "./places.ts";

/** How many of a group are shown; a little more where there is nothing but pages and actions. */
const MOST = 6;
const MOST_UNASKED = 8;

export type FoundGroup = { group: Group; title: string; found: Found[] };

/** What this viewer can go to by these words, in groups; empty groups are left out. */
export async function find(
  log: Log,
  findables: readonly Findable[],
  viewer: ProgramViewer,
  typed: string,
): Promise<FoundGroup[]> {
  const what = asked(typed);
  const [own, ...others] = await Promise.all([
    ownLoops(log.store.db, viewer, what),
    ...findables.map((findable) => findable(viewer, what)),
  ]);
  // Actions of the moment come before those that are always there; pages that are always there come first.
  const [pages, ofTheMoment] = [others.flat().filter(isPage), others.flat().filter((one) => !isPage(one))];
  const all = [...own, ...ofTheMoment, ...placesFor(viewer, what), ...pages];
  const most = what.words.length === 0 ? MOST_UNASKED : MOST;
  return (Object.keys(GROUPS) as Group[]).flatMap((group) => {
    const found = best(all, group, what.words).slice(0, most);
    return found.length === 0 ? [] : [{ group, title: GROUPS[group], found }];
  });
}

const isPage = ({ group }: Found) => group === "pages";

/** Of one group: those that begin as typed first, each address once under the same words. */
function best(all: readonly Found[], group: Group, words: readonly string[]): Found[] {
  const typed = words.join(" ");
  const seen = new Map(all.filter((one) => one.group === group).map((one) => [`${one.label}\n${one.href}`, one]));
  const begins = (one: Found) => Number(typed !== "" && one.label.toLowerCase().startsWith(typed));
  return [...seen.values()].sort((a, b) => begins(b) - begins(a));
}
