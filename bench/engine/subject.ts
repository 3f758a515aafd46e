import type { Activity } from "../../src/milestones/activity.ts";
import { advance } from "../../src/milestones/advance.ts";
import { compile } from "../../src/milestones/compile.ts";
import { defaultPathway } from "../../src/milestones/default-pathway.ts";
import type { LoopId } from "../../src/milestones/ids.ts";
import { advancePage, type Page, readPage } from "../../src/milestones/page.ts";
import { emptyWorld, type LoopState } from "../../src/milestones/world.ts";
import { Digest } from "./happenings.ts";

const engine = compile(defaultPathway);

/** As many activities as a rebuild reads at once. */
const PAGE = 5_000;

/**
 * The engine as the product runs it: one activity after the other, folded into a world, as verbs and `cairn stages` do;
 * and page by page, ids looked up first and then folded, as `cairn rebuild` does.
 */
export function theEngine() {
  const world = emptyWorld();
  return {
    feed(activities: readonly Activity[]): number {
      let passed = 0;
      for (const activity of activities) passed += advance(engine, world, activity).length;
      return passed;
    },
    read(activities: readonly Activity[]): Page[] {
      const pages: Page[] = [];
      for (let from = 0; from < activities.length; from += PAGE) {
        pages.push(readPage(world, activities.slice(from, from + PAGE)));
      }
      return pages;
    },
    feedPages(pages: readonly Page[]): number {
      let passed = 0;
      for (const page of pages) advancePage(engine, world, page, () => passed++);
      return passed;
    },
    digest(loopIds: readonly LoopId[]): string {
      const digest = new Digest();
      for (const id of loopIds) {
        for (const member of (world.loops.get(id) as LoopState).members) {
          digest.add(member.stage, member.enteredAt, member.completedAt);
        }
      }
      return digest.toString();
    },
  };
}
