import { changeProgram } from "../src/features/settings/change-program.ts";
import { keepReading, type ReadingWords } from "../src/features/settings/reading/keep-reading.ts";
import { dateOf } from "./clock.ts";
import { deskOf, type Telling } from "./tell-pair.ts";
import type { Step } from "./tell-people.ts";

const READINGS: readonly ReadingWords[] = [
  { title: "How to ask a good question", url: "https://hilltop.example/questions", role: null, stage: null },
  { title: "Your first hour together", url: "https://hilltop.example/first-hour", role: null, stage: "first-meeting" },
  { title: "Listening before advice", url: "https://hilltop.example/listening", role: "mentor", stage: null },
];

/** What the coordinator settled: when the program begins and ends, and what she recommends to read. */
export const settingSteps = (telling: Telling): Step[] => [
  {
    day: -118,
    wall: "11:40",
    who: "the coordinator settles the program",
    async tell() {
      const { log, program, end } = telling;
      const { name, timezone, pathway } = program;
      const days = { starts: dateOf(-110, end, timezone), ends: dateOf(70, end, timezone) };
      await changeProgram(log, deskOf(telling), {
        name,
        timezone,
        stuckAfterDays: pathway.stuckAfterDays,
        stageDays: {},
        ...days,
      });
      for (const one of READINGS) await keepReading(log, program.programId, one);
    },
  },
];
