import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

// The verbs themselves in a checkout of their own, where nothing has to be built and the programs say what they got.
const folder = realpathSync(mkdtempSync(join(tmpdir(), "cairn-checkout-")));
afterAll(() => rmSync(folder, { recursive: true }));
const say = (file: string, text: string) => {
  writeFileSync(join(folder, file), text);
  chmodSync(join(folder, file), 0o755);
};
mkdirSync(join(folder, "bin"));
mkdirSync(join(folder, "dist"));
for (const verb of ["start", "seed", "cairn"])
  copyFileSync(join(import.meta.dirname, "../bin", verb), join(folder, "bin", verb));
say("bin/prepare", 'cd "$(dirname "$0")/.."\n');
say("bin/build", "#!/usr/bin/env bash\n");
for (const program of ["main", "seed", "cli"]) say(`dist/${program}.js`, "console.log(JSON.stringify(process.env))");
writeFileSync(
  join(folder, ".env"),
  "PORT=4000\nMAIL_FROM=Cairn <cairn@example.org>\nSMTP_URL=smtp://a:b$c&d@mail.example.org\nDATA_DIR=./kept\n",
);
const run = (verb: string, args: string[] = [], env: Record<string, string> = {}) =>
  JSON.parse(
    execFileSync(join(folder, "bin", verb), args, {
      env: { PATH: process.env.PATH, ...env },
      cwd: tmpdir(),
    }).toString(),
  ) as Record<string, string>;

test.each(["start", "seed", "cairn"])("bin/%s reads .env as text, not as a script", (verb) => {
  expect(run(verb)).toMatchObject({
    MAIL_FROM: "Cairn <cairn@example.org>",
    SMTP_URL: "smtp://a:b$c&d@mail.example.org",
  });
});

test("what is said at the start counts more than the file", () => {
  expect(run("start")).toMatchObject({ PORT: "4000" });
  expect(run("start", ["--port", "4001"])).toMatchObject({ PORT: "4001" });
  expect(run("start", [], { PORT: "4002" })).toMatchObject({ PORT: "4002" });
});

test("the command looks into the folder of the server, wherever it is called; DATA_DIR is from where it is called", () => {
  expect(run("cairn").DATA_DIR).toBe(join(folder, "kept"));
  expect(run("cairn", [], { DATA_DIR: "here" }).DATA_DIR).toBe(join(realpathSync(tmpdir()), "here"));
});

test.each(["start", "seed", "cairn"])("bin/%s says nothing of a file that is not there", (verb) => {
  rmSync(join(folder, ".env"), { force: true });
  const ran = spawnSync(join(folder, "bin", verb), { env: { PATH: process.env.PATH }, cwd: tmpdir() });
  expect([ran.status, ran.stderr.toString()]).toEqual([0, ""]);
});
