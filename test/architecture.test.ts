import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { migrationsIn } from "../src/store/migration-files.ts";

/** Who may import whom, by room. A room may always import itself. `main.ts` and `jobs.ts` know everybody. */
const MAY_IMPORT: Record<string, string[]> = {
  // pure cores and the bottom of the house
  milestones: [],
  matching: [],
  store: [],
  time: [],
  ui: [],
  paper: [],
  // low rooms: who may what, the door, the letter box
  access: ["milestones", "store"],
  web: ["access", "milestones", "time"],
  mail: ["store"],
  files: ["access", "milestones", "store"],
  // the spine: what happened → what it means → what to do
  activity: ["access", "milestones", "store"],
  progress: ["access", "activity", "milestones", "store", "time"],
  insights: ["access", "activity", "milestones", "progress", "store", "time"],
  notices: ["access", "mail", "milestones", "progress", "store", "time"],
  outreach: ["access", "activity", "insights", "mail", "milestones", "notices", "progress", "store", "time"],
  // what people do; a feature is a room of its own and never enters another
  features: [
    "access",
    "activity",
    "files",
    "insights",
    "mail",
    "matching",
    "milestones",
    "notices",
    "outreach",
    "paper",
    "progress",
    "store",
    "time",
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
    "notices",
    "outreach",
    "progress",
    "store",
    "time",
    "ui",
    "web",
  ],
  cli: ["access", "activity", "milestones", "progress", "server", "store"],
};

/** They put the house together. */
const TOP = ["main.ts", "jobs.ts"];

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
    if (TOP.includes(room)) continue;
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
    expect([...new Set(files.map(roomOf))].filter((room) => !TOP.includes(room) && !(room in MAY_IMPORT))).toEqual([]);
  });

  test("each migration has a number of its own", async () => {
    expect(await migrationsIn(join(SRC, "../migrations"))).not.toEqual([]);
  });

  test("no room is called utils, helpers, common, lib, services or shared, and there are no barrels", () => {
    const nameless = /(^|\/)(utils?|helpers?|common|misc|services?|lib|shared|manager|index)(\/|\.tsx?$)/;
    expect(files.map((file) => relative(SRC, file)).filter((name) => nameless.test(name))).toEqual([]);
  });

  test("the log and what follows from it have one writer each", () => {
    const writers = (table: string) =>
      files
        .filter((file) =>
          new RegExp(
            `(insertInto|updateTable|deleteFrom)\\("${table}"|(insert into|update|delete from) ${table}\\b`,
          ).test(readFileSync(file, "utf8")),
        )
        .map(roomOf);
    expect(new Set(writers("activity"))).toEqual(new Set(["activity"]));
    expect(new Set(writers("standing"))).toEqual(new Set(["progress"]));
    expect(new Set(writers("loop_state"))).toEqual(new Set(["progress"]));
  });
});
