import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSettings } from "./settings.ts";

const folder = mkdtempSync(join(tmpdir(), "cairn-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));
const read = (env: Record<string, string>) => readSettings({ DATA_DIR: folder, ...env });

test.each([
  ["PORT", "abc", /such as 3000/],
  ["PORT", "80.5", /whole number/],
  ["PORT", "70000", /between 0 and 65535/],
  ["DATABASE_URL", "mysql://x/y", /postgres:\/\/user:password@host:5432\/database/],
  ["DATABASE_URL", "postgres://", /postgres:\/\/user:password@host/],
  ["DATABASE_URL", "postgres://me:a#b/c@db.example.org/cairn", /write # as %23/],
  ["SMTP_URL", "mail.example.org", /smtp:\/\/user:password@mail.example.org:587/],
  ["SMTP_URL", "smtp://", /smtp:\/\/user/],
  ["BASE_URL", "example.org", /https:\/\/mentoring.example.org/],
  ["BASE_URL", "ftp://example.org", /https:\/\/mentoring.example.org/],
  ["BASE_URL", "https://example.org/cairn", /an address of its own/],
  ["BASE_URL", "https://example.org/?x", /an address of its own/],
  ["MAIL_FROM", "Cairn", /Cairn <cairn@example.org>/],
  ["SECRET", "short", /32 characters/],
  ["LOG_LEVEL", "loud", /debug, info, warn, error or silent/],
  ["TRUST_PROXY", "yes", /0 or 1/],
  ["CAIRN_DEMO", "true", /0 or 1/],
])("%s=%s is refused by its name, with how to mend it", (name, value, words) => {
  const answer = read({ [name]: value });
  expect(answer).toEqual({ problems: [expect.stringMatching(words)] });
  expect(answer).toEqual({ problems: [expect.stringMatching(new RegExp(`^${name} must `))] });
});

test("all that is wrong is said at once", () => {
  expect(read({ PORT: "x", SECRET: "short" })).toMatchObject({ problems: { length: 2 } });
});

test("a data folder that is a file, or lies in one, is refused with words", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  for (const place of [file, join(file, "data")]) {
    expect(read({ DATA_DIR: place })).toEqual({ problems: [expect.stringMatching(/^DATA_DIR .* in, a file/)] });
  }
});

test("a data folder is made for its owner alone, and with a database and a secret not at all", () => {
  const made = join(folder, "made");
  expect(read({ DATA_DIR: made })).toHaveProperty("settings");
  expect(statSync(made).mode & 0o777).toBe(0o700);
  const needless = { DATABASE_URL: "postgres:///cairn?host=/run/postgresql", SECRET: "x".repeat(32) };
  expect(read({ DATA_DIR: join(folder, "never"), ...needless })).toHaveProperty("settings");
  expect(() => statSync(join(folder, "never"))).toThrow();
});

test.each([
  ["https://Mentoring.example.org/", "https://mentoring.example.org"],
  ["http://10.0.0.7:8080", "http://10.0.0.7:8080"],
])("BASE_URL=%s is fine", (given, baseUrl) => {
  expect(read({ BASE_URL: given, MAIL_FROM: "Kite <kite@example.org>" })).toMatchObject({ settings: { baseUrl } });
});
