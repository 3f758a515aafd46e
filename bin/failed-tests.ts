// Prints which tests of vitest's reports failed: of each file the first with what it said, the others by their names.
import { existsSync, readFileSync } from "node:fs";

type Report = {
  testResults: {
    name: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
};

const LINES = 12;

for (const file of process.argv.slice(2).filter(existsSync)) {
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  for (const { name, message, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((one) => one.status === "failed");
    const said = failed[0]?.failureMessages?.join("\n") ?? message ?? "";
    if (failed.length === 0 && !said) continue;
    console.log(`failed in ${name.split("/").slice(-2).join("/")}: ${failed[0]?.fullName ?? "the file itself"}`);
    const lines = said.split("\n").filter((line) => line.trim() && !/^\s+at /.test(line));
    for (const line of lines.slice(0, LINES)) console.log(`  ${line.slice(0, 400)}`);
    for (const one of failed.slice(1)) console.log(`  and: ${one.fullName}`);
  }
}
