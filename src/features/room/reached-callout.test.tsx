import { expect, test } from "vitest";
import { defaultPathway } from "../../milestones/default-pathway.ts";
import type { LoopId } from "../../milestones/ids.ts";
import { ReachedCallout } from "./reached-callout.tsx";

const reached = { loopId: "l1" as LoopId, stage: 1, whole: false };

test.each([
  ["Amara", "Say a word to Amara"],
  // A button with six names is wider than a phone.
  ["Nadia, Rosa and 4 others", "Say a word to all"],
])("to %s: %s", async (partners, words) => {
  const html = String(
    await (<ReachedCallout reached={reached} stages={defaultPathway.stages} partners={partners} path="/loops/l1" />),
  );
  expect(html.match(/Say a word to [^<]*/)?.[0]).toBe(words);
});
