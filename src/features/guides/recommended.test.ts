import { expect, test } from "vitest";
import { fitting, type Place } from "./recommended.ts";

const reading = (title: string, role: "mentor" | "mentee" | null, stage: string | null) => ({
  reading_id: title,
  title,
  url: "https://x.example",
  role,
  stage,
});
const ALL = [
  reading("all", null, null),
  reading("mentors", "mentor", null),
  reading("mentees at matching", "mentee", "matching"),
  reading("at matching", null, "matching"),
  reading("mentors at the end", "mentor", "levelling-up"),
];

test.each<[string, Place[], string[]]>([
  ["a mentee who waits", [{ role: "mentee", stage: "matching" }], ["all", "mentees at matching", "at matching"]],
  ["a mentor elsewhere", [{ role: "mentor", stage: "first-meeting" }], ["all", "mentors"]],
  ["somebody who may be either", [{ role: "either", stage: "levelling-up" }], ["all", "mentors", "mentors at the end"]],
  [
    "role and stage belong to one loop",
    [
      { role: "mentee", stage: "levelling-up" },
      { role: "mentor", stage: "matching" },
    ],
    ["all", "mentors", "at matching"],
  ],
  ["no stage at all", [{ role: "mentee", stage: null }], ["all"]],
])("%s", (_, places, titles) => {
  expect(fitting(ALL, places).map((one) => one.title)).toEqual(titles);
});
