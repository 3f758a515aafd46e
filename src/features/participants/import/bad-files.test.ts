import { describe, expect, test } from "vitest";
import { growthOf } from "../../../../test/support/growth.ts";
import { checkLines, type Line } from "./check-lines.ts";
import { REFUSED_WORDS, type Refused, readImport } from "./import-file.ts";
import { problemsOfPlan, readPlan } from "./map-columns.ts";

const bytes = (text: string, encoding: BufferEncoding = "utf8") => new Uint8Array(Buffer.from(text, encoding));
const H = "name,email,role\n";
const OK = "Ana Silva,ana@example.org,mentee";
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => `Person P${at},p${at}@example.org,mentor`).join("\n");

/** Files that cannot be taken at all. */
const REFUSED: [name: string, file: Uint8Array, why: Refused["refused"]][] = [
  ["nothing", bytes(""), "empty"],
  ["only a byte order mark", bytes("\ufeff"), "empty"],
  ["only blank lines", bytes("\n\r\n  \n,,,\n"), "empty"],
  ["only a header", bytes("name,email,role"), "header_only"],
  ["a header and blank lines", bytes("name,email,role\n\n  \n,,\n"), "header_only"],
  ["only sep=;", bytes("sep=;\r\n"), "empty"],
  ["an Excel workbook", bytes("PK\x03\x04\x14\0[Content_Types].xml xl/workbook.xml", "latin1"), "excel"],
  ["an old Excel workbook", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 workbook", "latin1"), "excel"],
  [
    "an OpenDocument sheet",
    bytes("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "latin1"),
    "spreadsheet",
  ],
  ["a Numbers sheet", bytes("PK\x03\x04Index/Document.iwa", "latin1"), "spreadsheet"],
  ["a zip of something", bytes("PK\x03\x04photo.txt", "latin1"), "packed"],
  ["a gzip", bytes("\x1f\x8b\x08\0\0", "latin1"), "packed"],
  ["a PDF", bytes("%PDF-1.7\n%âãÏÓ", "latin1"), "pdf"],
  ["a PNG", bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), "picture"],
  ["a JPEG", bytes("\xff\xd8\xff\xe0\0\x10JFIF", "latin1"), "picture"],
  ["zero bytes", new Uint8Array(4_000), "binary"],
  ["a program", bytes("\x7fELF\x02\x01\x01\0\x03\0>\0\x01\0\x02\x05\x06\x07,@", "latin1"), "binary"],
  ["more than 5 MB", bytes(H + "x".repeat(5 * 1024 * 1024)), "too_big"],
  ["10,001 people", bytes(H + people(10_001)), "too_many_lines"],
  ["10,001 people without a header", bytes(people(10_001)), "too_many_lines"],
  ["61 columns", bytes(`${Array.from({ length: 61 }, (_, at) => `c${at}`).join(",")}\nx,y\n`), "too_many_columns"],
];

/** Files with one bad line, which says what is wrong; the good ones beside it are taken. */
const BAD_LINES: [name: string, file: string | Uint8Array, line: number, words: RegExp, good?: number][] = [
  ["no name", `${H},ana@example.org,mentor`, 2, /^name: The name is missing/],
  ["a name of spaces", `${H}  \u00a0 ,ana@example.org,mentor`, 2, /name is missing/],
  ["a name of invisible signs", `${H}\u200b\u202e,ana@example.org,mentor`, 2, /name is missing/],
  ["too long a name", `${H}${"x".repeat(121)},ana@example.org,mentor`, 2, /121 letters long; at most 120/],
  ["a number as name", `${H}12345,ana@example.org,mentor`, 2, /“12345” has no letters/],
  ["an address as name", `${H}ana@example.org,ana@example.org,mentor`, 2, /columns swapped/],
  ["a formula as name", `${H}"=HYPERLINK(""http://x"")",a@example.org,mentor`, 2, /begins like a formula/],
  ["a command as name", `${H}@SUM(1+1)*cmd|' /C calc'!A0,a@example.org,mentor`, 2, /begins like a formula/],
  ["a plus as name", `${H}+1+1,a@example.org,mentor`, 2, /begins like a formula/],
  ["a formula as tag", "name,email,role,tags\nAna,a@example.org,mentor,=1+1", 2, /^tags: .* begins like a formula/],
  ["no email", `${H}Ana,,mentor`, 2, /^email: The email address is missing/],
  ["half an email", `${H}Ana,ana@,mentor`, 2, /“ana@” is not an email address/],
  ["an email without @", `${H}Ana,ana.example.org,mentor`, 2, /is not an email address/],
  ["an email with a space", `${H}Ana,an a@example.org,mentor`, 2, /is not an email address/],
  ["an email with an accent", `${H}Ana,aná@example.org,mentor`, 2, /is not an email address/],
  ["an email without a domain", `${H}Ana,ana@localhost,mentor`, 2, /is not an email address/],
  ["an endless email", `${H}Ana,${"a".repeat(300)}@example.org,mentor`, 2, /is not an email address/],
  ["two emails", `${H}Ana,a@example.org; b@example.org,mentor`, 2, /several email addresses/],
  ["a header inside an email", `${H}Ana,"a@example.org\nBcc: x@example.org",mentor`, 2, /several|not an email/],
  ["an unknown role", `${H}Ana,ana@example.org,teacher`, 2, /^role: “teacher” is not a role. Write mentor, mentee/],
  ["no role", `${H}Ana,ana@example.org,`, 2, /role is missing/],
  ["an unknown time zone", "name,email,role,time zone\nAna,a@example.org,mentor,Mars/Olympus", 2, /not a time zone/],
  ["a city as time zone", "name,email,role,tz\nAna,a@example.org,mentor,Lisbon", 2, /Write it as in Europe\/Lisbon/],
  ["an offset as time zone", "name,email,role,tz\nAna,a@example.org,mentor,+02:00", 2, /“\+02:00” is not a time/],
  ["too long a tag", `name,email,role,tags\nAna,a@example.org,mentor,${"t".repeat(81)}`, 2, /longer than 80/],
  [
    "too many tags",
    `name,email,role,tags\nAna,a@example.org,mentor,"${Array.from({ length: 21 }, (_, at) => `t${at}`).join()}"`,
    2,
    /21 tags; at most 20/,
  ],
  ["the same address twice", `${H}${OK}\nAna S,ANA@example.org,mentor`, 3, /same address stands in line 2/, 1],
  ["too many values", `${H}Silva, Ana,ana@example.org,mentor`, 2, /has 4 values, the first line 3\. Put quotation/],
  ["too few values", `${H}Ana,ana@example.org\n${OK}`, 2, /role is missing.*only 2 values of 3/, 1],
  ["one value", `${H}Ana\n${OK}`, 2, /only 1 value of 3/, 1],
  ["a quote that never closes", `${H}"Ana,ana@example.org,mentor\n${OK}`, 2, /opens in this line and never closes/, 1],
  ["a quote that never closes, in the end", `${H}${OK}\n"Ben,ben@example.org,mentor`, 3, /never closes/, 1],
  ["a quote closed too early", `${H}"Ana" Silva,ana@example.org,mentor\n${OK}`, 2, /quotation marks.*do not match/, 1],
  ["a zero sign", `${H}A\0na,x@example.org,mentor\n${OK}`, 2, /cannot be read in “A�na”/, 1],
  ["a bell", `${H}A\x07na,x@example.org,mentor\n${OK}`, 2, /cannot be read/, 1],
  [
    "a damaged letter",
    new Uint8Array([...bytes(`${H}José Ñuñez,j@example.org,mentor\nAn`), 0xe9, ...bytes(",x@example.org,mentor")]),
    3,
    /letter is damaged in “An�”/,
    1,
  ],
  ["a line without end", `${H}${"x".repeat(30_000)}\n${OK}`, 2, /far too long/, 1],
  ["a quoted cell without end", `${H}"${"x\n".repeat(5_000)}\n${OK}`, 2, /never closes|far too long/],
];

/** Files whose columns must be told first. */
const BAD_COLUMNS: [name: string, file: string, words: RegExp][] = [
  ["wrong columns", "colour,price\nred,3\n", /column that holds the email addresses/],
  ["no column for names", "email,role\nana@example.org,mentor\n", /column that holds the names/],
  ["no column for roles", "name,email\nAna,ana@example.org\n", /a role for everybody/],
  ["no email column", "name,role\nAna,mentor\n", /column that holds the email/],
  ["one column", "Ana\nBen\n", /column that holds the email/],
  ["spaces between the values", "name email role\nAna ana@example.org mentor\n", /column that holds/],
];

const judge = (file: string | Uint8Array) => {
  const table = readImport(typeof file === "string" ? bytes(file) : file);
  if ("refused" in table) throw new Error(table.refused);
  const plan = readPlan({}, table);
  return { plan, lines: checkLines(table, plan), header: table.header };
};
const wordsOf = (line: Line | undefined) =>
  line?.kind === "problem"
    ? line.reasons.map(({ column, words }) => (column ? `${column}: ${words}` : words)).join(" ")
    : line?.kind;

describe("bad files", () => {
  test.each(REFUSED)("%s is refused, with what to do", (_, file, why) => {
    expect(readImport(file)).toEqual({ refused: why });
    expect(REFUSED_WORDS[why]).toMatch(/\.$/);
  });

  test.each(BAD_LINES)("%s is said of its line", (_, file, line, words, good = 0) => {
    const { lines } = judge(file);
    expect(wordsOf(lines.find((one) => one.line === line))).toMatch(words);
    expect(lines.filter((one) => one.kind === "new").length).toBeGreaterThanOrEqual(good);
  });

  test.each(BAD_COLUMNS)("%s asks for a choice", (_, file, words) => {
    expect(problemsOfPlan(judge(file).plan).join(" ")).toMatch(words);
  });

  test("a file of nothing but open quotes takes no longer than its length", () => {
    const file = (lines: number) => `${H}${`"${'""'.repeat(200)}\n`.repeat(lines)}`;
    expect(judge(file(9_000)).lines.filter((line) => line.kind === "new")).toEqual([]);
    expect(growthOf((lines) => judge(file(lines)), 400)).toBeLessThan(32);
  });
});
