// Prints "PASSED FAILED" from a report of vitest. A run that broke without a failed test, or ran none, is a failure.
import { existsSync, readFileSync } from "node:fs";

const [file = "", said = "1"] = process.argv.slice(2);
const report = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as { numPassedTests: number; numFailedTests: number })
  : { numPassedTests: 0, numFailedTests: 0 };
const broke = report.numFailedTests === 0 && (said !== "0" || report.numPassedTests === 0);
console.log(`${report.numPassedTests} ${report.numFailedTests + (broke ? 1 : 0)}`);
