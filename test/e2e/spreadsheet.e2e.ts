import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { BYTE_ORDER_MARK, csvLines } from "../../src/web/csv.ts";

// What we export, opened by LibreOffice as its window offers to open it (it knows UTF-8 by the mark, and splits at commas,
// semicolons and tabs), but with formulas switched on; and saved again, to see what it saw.

const soffice = (() => {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    console.warn("SKIPPED: LibreOffice (soffice) is not here, so no export is opened with it.");
    return false;
  }
})();

const ROWS = [
  ["Name", "At (UTC)", "Number"],
  ["Дмитро Коваленко", "2026-03-02 09:00:00", "7"],
  ["Łukasz Żółć, Ødegård ß", "", "12"],
  ["田中 健 ☕", "", ""],
  ["=1+1", "+2", "@x"],
  ["Ana;=1+1", "Ana\t=1+1", 'said "so", twice'],
];
const SEEN = [
  "Name|At (UTC)|Number",
  "Дмитро Коваленко|2026-03-02 09:00:00|7",
  "Łukasz Żółć, Ødegård ß||12",
  "田中 健 ☕||",
  "'=1+1|'+2|'@x",
  `Ana;'=1+1|Ana\t'=1+1|said ""so"", twice`,
];

test.skipIf(!soffice)(
  "an export opens in LibreOffice with its letters, and no formula",
  { timeout: 240_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "cairn-spreadsheet-"));
    try {
      writeFileSync(join(folder, "export.csv"), BYTE_ORDER_MARK + csvLines(ROWS));
      await promisify(execFile)("soffice", [
        "--headless",
        "--norestore",
        `-env:UserInstallation=file://${folder}/profile`,
        // Split at comma, semicolon and tab; UTF-8; from the first line; formulas and dates are looked for.
        "--infilter=CSV:44/59/9,34,76,1,,0,false,true,false,false,false,0,true",
        "--convert-to",
        // Split at bars; UTF-8; what is shown.
        "txt:Text - txt - csv (StarCalc):124,34,76,1,,0,false,true",
        "--outdir",
        folder,
        join(folder, "export.csv"),
      ]);
      const lines = readFileSync(join(folder, "export.txt"), "utf8").replace(BYTE_ORDER_MARK, "").trimEnd().split("\n");
      expect(lines.map((line) => line.replace(/(?<=^|\|)"(.*?)"(?=\||$)/g, "$1"))).toEqual(SEEN);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
