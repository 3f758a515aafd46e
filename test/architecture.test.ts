import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** Who may import whom, by room. A room may always import itself. `main.ts` knows everybody. */
const MAY_IMPORT: Record<string, string[]> = {
  // pure cores and the bottom of the house
  milestones: [],
  matching: [],
  store: [],
  ui: [],
  // low rooms: who may what, the door, the letter box
  access: ["milestones", "store"],
  web: ["access", "milestones"],
  mail: ["store"],
  // the spine: what happened → what it means → what to do
  activity: ["access", "milestones", "store"],
  progress: ["access", "activity", "milestones", "store"],
  insights: ["access", "activity", "milestones", "progress", "store"],
  outreach: ["access", "activity", "insights", "mail", "milestones", "progress", "store"],
  // what people do; a feature is a room of its own and never enters another
  features: [
    "access",
    "activity",
    "insights",
    "mail",
    "matching",
    "milestones",
    "outreach",
    "progress",
    "store",
    "ui",
    "web",
  ],
  // the edges
  server: [
    "access",
    "activity",
    "features",
    "insights",
    "mail",
    "milestones",
    "outreach",
    "progress",
    "store",
    "ui",
    "web",
  ],
  cli: ["access", "activity", "milestones", "progress", "server", "store"],
};

const SRC = resolve(import.meta.dirname, "../src");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => join(SRC, name));

const roomOf = (file: string) => relative(SRC, file).split("/")[0] as string;
const featureOf = (file: string) => relative(SRC, file).split("/")[1] as string;
const importsOf = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] as string);

/** Every arrow of the source tree that the table does not allow, as words. */
function wrongArrows(): string[] {
  const wrong: string[] = [];
  for (const file of files) {
    const room = roomOf(file);
    if (room === "main.ts") continue;
    for (const target of importsOf(file)) {
      const name = relative(SRC, file);
      if (!target.startsWith(".")) {
        if (room === "milestones" || room === "matching") {
          if (!name.includes("/test/")) wrong.push(`${name} imports the package ${target}`);
        }
        continue;
      }
      const to = resolve(dirname(file), target);
      if (!to.startsWith(SRC)) wrong.push(`${name} reaches outside of src: ${target}`);
      else if (roomOf(to) === room) {
        if (room === "features" && featureOf(to) !== featureOf(file))
          wrong.push(`${name} enters the feature ${featureOf(to)}`);
      } else if (!MAY_IMPORT[room]?.includes(roomOf(to))) wrong.push(`${name} (${room}) imports ${roomOf(to)}`);
    }
  }
  return wrong;
}

describe("the house", () => {
  test("imports go one way", () => {
    expect(wrongArrows()).toEqual([]);
  });

  test("every room is in the table", () => {
    expect([...new Set(files.map(roomOf))].filter((room) => room !== "main.ts" && !(room in MAY_IMPORT))).toEqual([]);
  });

  test("no room is called utils, helpers, common, lib, services or shared, and there are no barrels", () => {
    const nameless = /(^|\/)(utils?|helpers?|common|misc|services?|lib|shared|manager|index)(\/|\.tsx?$)/;
    expect(files.map((file) => relative(SRC, file)).filter((name) => nameless.test(name))).toEqual([]);
  });

  test("the log and what follows from it have one writer each", () => {
    const writers = (table: string) =>
      files
        .filter((file) =>
          new RegExp(`(insertInto|updateTable|deleteFrom)\\("${table}`).test(readFileSync(file, "utf8")),
        )
        .map(roomOf);
    expect(new Set(writers("activity"))).toEqual(new Set(["activity"]));
    expect(new Set(writers("standing"))).toEqual(new Set(["progress"]));
    expect(new Set(writers("loop_state"))).toEqual(new Set(["progress"]));
  });
});
