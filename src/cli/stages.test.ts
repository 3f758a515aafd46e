import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runStages } from "./stages.ts";

const FOLDER = join(import.meta.dirname, "../../test/conformance");
const cases = readdirSync(FOLDER).flatMap((name) =>
  name.endsWith(".log.ndjson") ? [name.slice(0, -".log.ndjson".length)] : [],
);

async function run(args: string[], files: Record<string, string> = {}) {
  let out = "";
  let err = "";
  const code = await runStages(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    readText: async (file) => files[file] ?? readFileSync(file, "utf8"),
    openLog: async (file) => {
      const text = files[file] ?? readFileSync(file, "utf8");
      return async function* () {
        yield* text.split("\n").slice(0, text.endsWith("\n") ? -1 : undefined);
      };
    },
  });
  return { code, out, err };
}

const textOf = (name: string) => (existsSync(join(FOLDER, name)) ? readFileSync(join(FOLDER, name), "utf8") : "");

describe("conformance", () => {
  test("there are cases", () => expect(cases.length).toBeGreaterThanOrEqual(14));

  test.each(cases)("%s", async (name) => {
    const more = textOf(`${name}.args`).trim().split(/\s+/).filter(Boolean);
    const { code, out, err } = await run(["--log", join(FOLDER, `${name}.log.ndjson`), ...more]);
    const refused = textOf(`${name}.refused`).trim();
    expect(err.trim().replace(/^(line \d+: \w+):.*$/gm, "$1")).toBe(refused);
    expect(out).toBe(textOf(`${name}.rows.ndjson`));
    expect(code).toBe(refused && !more.includes("--lenient") ? 1 : 0);
  });
});
