import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkLines, compareWith, type Draft } from "./check-lines.ts";
import { resultOf } from "./confirm-import.ts";
import { leftOutCsv } from "./csv-files.ts";
import { readImport } from "./import-file.ts";
import { readPlan } from "./map-columns.ts";

const COLUMNS = {
  name: ["Name", "Full name", "Nom complet", "Nome completo", "Vor- und Nachname"],
  email: ["email", "E-Mail", "Courriel", "Correo electrónico"],
  role: ["Role", "Rolle", "Rôle", "Papel"],
  tags: ["Tags", "Etiquetas", "Schlagwörter"],
  cohort: ["Cohort", "Kohorte", "Promotion", "Turma"],
  timezone: ["Time zone", "Zeitzone", "Fuseau horaire"],
} as const;
const ENCODINGS = {
  utf8: (text: string) => Buffer.from(text),
  bom: (text: string) => Buffer.from(`\ufeff${text}`),
  utf16: (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"),
  utf16be: (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  latin: (text: string) => Buffer.from(text, "latin1"),
};

const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ]{1,12}$/);
const name = fc
  .tuple(word, fc.constantFrom(" ", ", ", "; ", ' "', " | ", " 'the' ", "-"), word)
  .map((parts) => parts.join("").normalize("NFC"));
const person = fc.record({
  name,
  role: fc.constantFrom("mentor", "mentee", "either"),
  timezone: fc.constantFrom(null, "Europe/Lisbon", "America/Sao_Paulo", "UTC"),
  tags: fc.uniqueArray(word, { maxLength: 3 }),
  cohort: fc.constantFrom(null, "Spring 2026", "Été"),
});

test("a list comes back as the same people, however it was written", () => {
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 1, maxLength: 12 }),
      fc.shuffledSubarray(Object.keys(COLUMNS) as (keyof typeof COLUMNS)[], { minLength: 6 }),
      fc.nat(),
      fc.record({
        delimiter: fc.constantFrom(",", ";", "\t", "|"),
        quoted: fc.boolean(),
        record_delimiter: fc.constantFrom("\n", "\r\n"),
      }),
      fc.constantFrom(...(Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[])),
      (some, order, language, options, encoding) => {
        const people = some.map((one, at) => ({ ...one, email: `p${at}@example.org` })) as Draft[];
        const header = order.map((column) => COLUMNS[column][language % COLUMNS[column].length] as string);
        const rows = people.map((one) => order.map((column) => [one[column] ?? ""].flat().join(", ")));
        const text = stringify([header, ...rows], options);
        const table = readImport(ENCODINGS[encoding](text));
        if ("refused" in table) throw new Error(table.refused);
        const lines = checkLines(table, readPlan({}, table));
        expect(lines.map((line) => (line.kind === "problem" ? line.reasons : line.person))).toEqual(people);
      },
    ),
    { numRuns: 500 },
  );
});

const signs = fc.constantFrom(..."\"',;\t|\n\r=@a\0\u00e9\ud83d\ude00é ", "name", "email", "role", "a@b.cd", "mentor");
const nearly = fc.array(signs, { maxLength: 60 }).map((parts) => Buffer.from(parts.join("")));

test("no bytes make it throw, and every line is judged in words the database can keep", () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), nearly), (bytes) => {
      const table = readImport(bytes);
      if ("refused" in table) return;
      const plan = readPlan({ c0: "email", c1: "name", c2: "role" }, table);
      const result = resultOf(table.header, compareWith(checkLines(table, plan), new Map()));
      const kept = JSON.stringify(result);
      expect(kept).not.toMatch(/\\u0000|\\ud[89a-f]/);
      for (const { reasons } of result.leftOut) expect(reasons.join("")).not.toBe("");
      expect(leftOutCsv(result)).toContain("What is wrong");
    }),
    { numRuns: 2_000 },
  );
});

test("what was left out carries no formulas", () => {
  fc.assert(
    fc.property(fc.constantFrom("=", "+", "-", "@", "\t", "\r"), fc.string(), (sign, rest) => {
      const leftOut = [{ line: 2, cells: [sign + rest], reasons: ["x"] }];
      expect(
        leftOutCsv({ header: ["a"], leftOut })
          .split("\n")
          .slice(1)
          .join("\n"),
      ).toMatch(/^"?'/);
    }),
  );
});
