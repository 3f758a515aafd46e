import { describe, expect, test } from "vitest";
import { checkLines, compareWith, type Line } from "./check-lines.ts";
import { readImport } from "./import-file.ts";
import { guessMeanings, problemsOfPlan, readPlan, writePlan } from "./map-columns.ts";
import { roleOf } from "./role-words.ts";

const tableOf = (file: string | Uint8Array) => {
  const table = readImport(typeof file === "string" ? new TextEncoder().encode(file) : file);
  if ("refused" in table) throw new Error(table.refused);
  return table;
};
const peopleIn = (file: string | Uint8Array, query: Record<string, string> = {}) => {
  const table = tableOf(file);
  return checkLines(table, readPlan(query, table)).map((line: Line) => (line.kind === "problem" ? line : line.person));
};
const wide = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
const ANA = { name: "Ana Sílvă", email: "ana@example.org", role: "mentee", timezone: null, tags: [], cohort: null };
const JOSE = { ...ANA, name: "José “Pepe” Núñez", role: "mentor" };
const joseIn1252 = Buffer.concat([
  Buffer.from(
    "Correo;Nombre;Apellidos;Rol\r\nana@example.org;Jos\xe9 \x93Pepe\x94;N\xfa\xf1ez;Mentor(a)\r\n",
    "latin1",
  ),
]);

describe("files as people have them", () => {
  test.each([
    ["commas, UTF-8", "name,email,role\nAna Sílvă,ana@example.org,mentee\n", ANA],
    ["a byte order mark", "\ufeffname,email,role\r\nAna Sílvă,ana@example.org,mentee\r\n", ANA],
    ["semicolons", "Rolle;E-Mail-Adresse;Vorname;Nachname\nMentee;ana@example.org;Ana;Sílvă\n", ANA],
    ["tabs", "Prénom\tNom\tCourriel\tRôle\nAna\tSílvă\tana@example.org\tmentoré(e)\n", ANA],
    ["bars", "Nome|Apelido|E-mail|Papel\nAna|Sílvă|ana@example.org|mentorada\n", ANA],
    ["UTF-16 with a mark", wide("\ufeffname\temail\trole\nAna Sílvă\tana@example.org\tmentee\n"), ANA],
    ["UTF-16 without one", wide("name\temail\trole\nAna Sílvă\tana@example.org\tmentee\n"), ANA],
    [
      "UTF-16, big first",
      new Uint8Array(Buffer.from("\ufeffname,email,role\nAna Sílvă,ana@example.org,mentee", "utf16le").swap16()),
      ANA,
    ],
    ["Windows-1252", new Uint8Array(joseIn1252), JOSE],
    ["sep= from Excel", 'sep=;\r\nname;email;role\r\n"Ana Sílvă";ana@example.org;mentee\r\n', ANA],
    ["line ends of old Macs", "name,email,role\rAna Sílvă,ana@example.org,mentee\r", ANA],
    ["accents in pieces", "name,email,role\nAna Si\u0301lva\u0306,ana@example.org,mentee\n", ANA],
    ["copied links and spaces", "name,email,role\n  Ana \u00a0Sílvă ,mailto:ana@example.org ,MENTEE \n", ANA],
    ["a line end in a cell", 'name,email,role\n"Ana\nSílvă",ana@example.org,mentee\n', ANA],
    ["empty columns at the end", "name,email,role,,,\nAna Sílvă,ana@example.org,mentee,,,\n", ANA],
    ["blank lines between", "name,email,role\n\n,,\nAna Sílvă,ana@example.org,mentee\n\n", ANA],
    ["a comma in a header", "name;email;role (mentor, mentee)\nAna Sílvă;ana@example.org;mentee\n", ANA],
    ["an email column without its name", "name,contact,role\nAna Sílvă,ana@example.org,mentee\n", ANA],
  ])("%s", (_, file, person) => {
    expect(peopleIn(file)).toEqual([person]);
  });

  test("a stray quotation mark inside a name stays", () => {
    expect(peopleIn('name,email,role\nAna "Nina" Sílvă,ana@example.org,mentee')).toMatchObject([
      { name: 'Ana "Nina" Sílvă' },
    ]);
  });

  test("a cohort is a name; more than fifty of them are another column", () => {
    const file = "email,name,role,cohort\na@example.org,Ana,mentor, Spring  2026 \nb@example.org,Ben,mentor,-";
    expect(peopleIn(file)).toMatchObject([{ cohort: "Spring 2026" }, { cohort: null }]);
    const rows = Array.from({ length: 52 }, (_, n) => `p${n}@example.org,Ana,mentor,Number ${n % 51}`);
    const many = readImport(Buffer.from(["email,name,role,cohort", ...rows].join("\n")));
    if ("refused" in many) throw new Error(many.refused);
    const lines = checkLines(many, readPlan({}, many));
    expect(lines.map((line) => line.kind === "problem" && line.line).filter(Boolean)).toEqual([52]);
  });

  test("tags come from several columns, time zones in their own spelling", () => {
    const file = 'name,email,role,tags,group,timezone\nAna,a@example.org,mentor,"a, b;a",c,europe/lisbon';
    expect(peopleIn(file)).toMatchObject([{ tags: ["a", "b", "c"], timezone: "Europe/Lisbon" }]);
  });

  test("the column of roles is known by its words, whatever the form asked", () => {
    const file = `First Name;Last Name;E-Mail;I would like to be a...;Area
Ana;Reis;a@example.org;Mentee;HR\nBen;Okoro;b@example.org;Mentor/Mentee;IT\nCem;Can;c@example.org;;IT`;
    expect(guessMeanings(tableOf(file))).toEqual(["first", "last", "email", "role", "ignore"]);
  });

  test("line numbers are those of the file", () => {
    const file = 'name,email,role\n"A\nB",a@example.org,mentor\n\nC,c@example.org,pilot\n"x,y\n';
    const table = tableOf(file);
    expect(checkLines(table, readPlan({}, table)).map((line) => [line.line, line.kind])).toEqual([
      [2, "new"],
      [5, "problem"],
      [6, "problem"],
    ]);
  });

  test("without a header the columns are numbered, and nobody is lost", () => {
    const table = tableOf("Ana,ana@example.org\nBen,ben@example.org\n");
    expect(table.header).toEqual(["Column 1", "Column 2"]);
    expect(guessMeanings(table)).toEqual(["ignore", "email"]);
    expect(peopleIn("Ana,ana@example.org\nBen,ben@example.org\n", { c0: "name", role: "mentor" })).toMatchObject([
      { name: "Ana", role: "mentor" },
      { name: "Ben" },
    ]);
  });
});

describe("the plan", () => {
  const table = tableOf("Name,Email,Rolle\nAna,a@example.org,mentor");

  test("survives its way through an address, and nonsense in it", () => {
    const plan = readPlan({ c0: "email", c1: "name", c2: "nonsense", role: "king" }, table);
    expect(plan).toEqual({ meanings: ["email", "name", "role"], role: "" });
    expect(readPlan(Object.fromEntries(writePlan({ ...plan, role: "either" })), table)).toEqual({
      ...plan,
      role: "either",
    });
  });

  test("says what cannot be", () => {
    const said = (query: Record<string, string>) => problemsOfPlan(readPlan(query, table)).join(" ");
    expect(said({})).toBe("");
    expect(said({ c0: "email" })).toMatch(/Two columns are chosen as Email.*holds the names/);
    expect(said({ c2: "last" })).toMatch(/a part of it/);
    expect(said({ c0: "timezone", c1: "timezone" })).toMatch(/Two columns are chosen as Time zone/);
  });

  test("of two columns that mean the same the first is taken", () => {
    expect(guessMeanings({ header: ["Email", "E-mail 2", "Tags", "Labels"], rows: [] })).toEqual([
      "email",
      "ignore",
      "tags",
      "tags",
    ]);
  });
});

test.each([
  ["Mentor/in", "mentor"],
  ["Mentor*innen", "mentor"],
  ["MENTORÉE", "mentee"],
  ["Mentorado(a)", "mentee"],
  ["both", "either"],
  ["les deux", "either"],
  ["mentor & mentee", "either"],
  ["Mentor und Mentee", "either"],
  ["mentor and mentor", null],
  ["mentor and king", null],
  ["", null],
])("the role %s", (text, role) => {
  expect(roleOf(text)).toBe(role);
});

test("who is known is told apart, and who was removed is not added again", () => {
  const table = tableOf(
    "name,email,role\nAna,Ana@example.org,mentor\nBen,ben@example.org,mentor\nCy,cy@example.org,mentor",
  );
  const lines = compareWith(
    checkLines(table, readPlan({}, table)),
    new Map([
      ["ana@example.org", "here"],
      ["ben@example.org", "removed"],
    ]),
  );
  expect(lines.map((line) => line.kind)).toEqual(["here", "problem", "new"]);
});
