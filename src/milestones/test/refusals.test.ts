import { describe, expect, test } from "vitest";
import type { Activity } from "../activity.ts";
import { isRefusal, readActivity } from "../read-activity.ts";
import { REFUSAL_CODES, type RefusalCode } from "../refusal.ts";
import { given, givenPair, iso, type Log, march, withMembers } from "./given.ts";

/** Reading comes before folding: a line as JSON. */
function read(line: unknown): string | null {
  const answer = readActivity(line, { id: "1", seq: 1, recordedAt: (at) => at });
  return isRefusal(answer) ? answer.code : null;
}
const pair = () => givenPair().joined("cai:mentee");
const withMeeting = (kind: string) => pair().happened(kind, { meeting: "m" });

/** Each code, and what is refused with it. `bad_json` is the reader's of lines (src/cli). */
const cases: [RefusalCode, string, () => string | null][] = [
  ["missing_field", "no kind", () => read({ occurredAt: iso(1) })],
  ["bad_time", "no zone", () => read({ kind: "moon.seen", occurredAt: "2026-03-01T10:00:00" })],
  ["out_of_order", "the same seq again", () => pair().refusal("guide.read", { actor: "ana", seq: 4 })],
  ["out_of_order", "recorded earlier", () => pair().on(1).refusal("guide.read", { actor: "ana" })],
  ["in_the_future", "300 001 ms ahead", () => pair().refusal("moon.seen", { occurredAt: march(2) + 300_001 })],
  ["unknown_participant", "an actor", () => pair().refusal("message.sent", { actor: "eva" })],
  ["unknown_participant", "no actor", () => pair().refusal("message.sent")],
  ["unknown_participant", "a reader", () => pair().refusal("guide.read", { actor: "eva" })],
  ["unknown_participant", "removing", () => pair().refusal("participant.removed", { participant: "eva" })],
  ["unknown_participant", "rejoining", () => pair().refusal("participant.rejoined", { participant: "eva" })],
  ["unknown_participant", "opening", () => pair().refusal("loop.opened", withMembers("ben:mentor", "eva:mentee"))],
  ["unknown_participant", "attending", () => pair().refusal("meeting.held", { meeting: "m", attendees: ["eva"] })],
  ["participant_exists", "twice", () => pair().refusal("participant.joined", { participant: "ana", role: "mentor" })],
  ["participant_removed", "writing", () => without("ana").refusal("message.sent", { actor: "ana" })],
  [
    "participant_removed",
    "arranging",
    () => without("ana").refusal("meeting.arranged", { actor: "ana", meeting: "m" }),
  ],
  ["participant_removed", "twice", () => without("ana").refusal("participant.removed", { participant: "ana" })],
  [
    "participant_removed",
    "a loop opened with them",
    () => without("ana").refusal("loop.opened", { loop: "M", ...withMembers("ben:mentor", "ana:mentee") }),
  ],
  ["unknown_loop", "a message", () => pair().refusal("message.sent", { actor: "ana", loop: "M" })],
  ["unknown_loop", "a message in none", () => pair().refusal("message.sent", { actor: "ana", loop: undefined })],
  ["unknown_loop", "pausing none", () => pair().refusal("loop.paused", { loop: undefined })],
  ["unknown_loop", "granting", () => pair().refusal("step.granted", { loop: "M", participant: "ana", step: "meet" })],
  ["loop_exists", "opened twice", () => pair().refusal("loop.opened", withMembers("ben:mentor", "cai:mentee"))],
  ["bad_members", "no mentee", () => opening("ben:mentor")],
  ["bad_members", "no mentor", () => opening("ana:mentee")],
  ["bad_members", "somebody twice", () => opening("ben:mentor", "ana:mentee", "ana:mentee")],
  ["bad_members", "neither role", () => opening("ben:mentor", "ana:mentee", "cai:either")],
  ["bad_members", "added as either", () => pair().refusal("loop.member-added", { participant: "cai", role: "either" })],
  ["already_member", "added", () => pair().refusal("loop.member-added", { participant: "ana", role: "mentee" })],
  ["not_a_member", "writing", () => pair().refusal("message.sent", { actor: "cai" })],
  ["not_a_member", "arranging", () => pair().refusal("meeting.arranged", { actor: "cai", meeting: "m" })],
  ["not_a_member", "attending", () => pair().refusal("meeting.held", { meeting: "m", attendees: ["ana", "cai"] })],
  ["not_a_member", "leaving", () => pair().refusal("loop.member-removed", { participant: "cai" })],
  ["not_a_member", "granted", () => pair().refusal("step.granted", { loop: "L", participant: "cai", step: "meet" })],
  ["not_a_member", "having left", () => left().refusal("message.sent", { actor: "ana" })],
  ["loop_closed", "a message", () => closed().refusal("message.sent", { actor: "ana" })],
  ["loop_closed", "closing", () => closed().refusal("loop.closed")],
  ["loop_closed", "pausing", () => closed().refusal("loop.paused")],
  ["loop_closed", "resuming", () => closed().refusal("loop.resumed")],
  ["loop_paused", "twice", () => pair().happened("loop.paused").refusal("loop.paused")],
  ["loop_not_paused", "resuming", () => pair().refusal("loop.resumed")],
  ["loop_not_closed", "reopening an open one", () => pair().refusal("loop.reopened")],
  ["loop_not_closed", "reopening a paused one", () => pair().happened("loop.paused").refusal("loop.reopened")],
  ...[0, 6, 4.5, "5", Number.NaN].map((rating): (typeof cases)[number] => [
    "bad_rating",
    JSON.stringify(rating),
    () => pair().refusal("feedback.given", { actor: "ana", rating: rating as number }),
  ]),
  ["meeting_cancelled", "held", () => withMeeting("meeting.cancelled").refusal("meeting.held", { meeting: "m" })],
  ["meeting_already_held", "held", () => withMeeting("meeting.held").refusal("meeting.held", { meeting: "m" })],
  ["meeting_already_held", "moved", () => withMeeting("meeting.held").refusal("meeting.rescheduled", { meeting: "m" })],
  ["unknown_step", "granted", () => pair().refusal("step.granted", { participant: "ana", step: "fly" })],
  ["unknown_activity", "of nothing", () => pair().refusal("activity.retracted", { of: "nothing" })],
  ["unknown_activity", "twice", () => retractTwice()],
  ["not_retractable", "a joining", () => retracting("participant.joined")],
  ["not_retractable", "an opening", () => retracting("loop.opened")],
  ["not_retractable", "a retraction", () => retracting("activity.retracted")],
];

const without = (who: string) => pair().happened("participant.removed", { participant: who });
const left = () => pair().happened("loop.member-removed", { participant: "ana" });
const closed = () => pair().happened("loop.closed");
const opening = (...people: Parameters<typeof withMembers>) =>
  pair().refusal("loop.opened", { loop: "M", ...withMembers(...people) });
function retracting(kind: string) {
  const log = pair().did("ana", "message.sent").retracted("message.sent");
  return log.refusal("activity.retracted", { of: log.idOf(kind) });
}
const retractTwice = () => retracting("message.sent");

describe("rule 12: refused", () => {
  test.each(cases)("%s: %s", (code, _what, refusal) => {
    expect(refusal()).toBe(code);
  });

  test("every code has a case", () => {
    const shown = new Set<string>(cases.map(([code]) => code)).add("bad_json");
    expect(REFUSAL_CODES.filter((code) => !shown.has(code))).toEqual([]);
  });

  test.each<[string, () => Log]>([
    ["exactly 5 minutes ahead", () => pair().happened("moon.seen", { occurredAt: march(2) + 300_000 })],
    ["rejoining when present", () => pair().happened("participant.rejoined", { participant: "ana" })],
    [
      "rejoining by a removed person's own hand",
      () => without("ana").happened("participant.rejoined", { participant: "ana", actor: "ana" }),
    ],
    ["a coordinator arranging", () => pair().happened("meeting.arranged", { meeting: "m", actor: "carla" })],
    ["an attendee's list of null", () => pair().happened("meeting.held", { meeting: "m", attendees: null as never })],
    [
      "proposing a cancelled meeting again",
      () => withMeeting("meeting.cancelled").happened("meeting.proposed", { meeting: "m" }),
    ],
    [
      "an unknown kind with strangers",
      () => pair().happened("moon.seen", { loop: "M", actor: "eva", participant: "eva" }),
    ],
    ["fields that the kind does not have", () => pair().happened("message.sent", { actor: "ana", ...strange })],
    ["any rating but a feedback's", () => pair().happened("message.sent", { actor: "ana", rating: 9 })],
  ])("not refused: %s", (_what, log) => {
    expect(() => log()).not.toThrow();
  });
});
const strange = { members: 5, attendees: "eva", participant: "eva", step: "fly", of: "nothing" } as object;

/** One activity with everything wrong, mended from the first check to the last: the codes come in their order. */
describe("the checks run in the order of the codes", () => {
  const ranked = (codes: (string | null)[]) => codes.map((code) => REFUSAL_CODES.indexOf(code as RefusalCode));

  test("reading: a missing field before a bad time", () => {
    expect([
      read({ kind: "guide.read", occurredAt: "x" }),
      read({ kind: "guide.read", occurredAt: "x", actor: "a" }),
    ]).toEqual(["missing_field", "bad_time"]);
  });

  test.each<[string, Log, string, Record<string, unknown>, Record<string, unknown>[], RefusalCode[]]>([
    [
      "a meeting in a closed loop",
      without("cai").happened("meeting.cancelled", { meeting: "m" }).happened("loop.closed"),
      "meeting.held",
      { seq: 1, occurredAt: march(9), attendees: ["eva", "cai"], loop: "M", meeting: "m" },
      [
        { seq: 99 },
        { occurredAt: march(2) },
        { attendees: ["cai"] },
        { attendees: [], actor: "cai" },
        { actor: null },
        { loop: "L" },
      ],
      [
        "out_of_order",
        "in_the_future",
        "unknown_participant",
        "participant_removed",
        "participant_removed",
        "unknown_loop",
        "loop_closed",
      ],
    ],
    [
      "an opening",
      without("cai"),
      "loop.opened",
      { loop: "L", ...withMembers("eva:mentor", "cai:mentee") },
      [withMembers("cai:mentee"), withMembers("ben:mentor"), { loop: "M" }, withMembers("ben:mentor", "ana:mentee")],
      ["unknown_participant", "participant_removed", "loop_exists", "bad_members"],
    ],
    [
      "an adding",
      closed(),
      "loop.member-added",
      { loop: "M", participant: "ana", role: "either" },
      [{ loop: "L" }, { role: "mentee" }, { participant: "cai" }],
      ["unknown_loop", "bad_members", "already_member", "loop_closed"],
    ],
    [
      "a feedback",
      closed(),
      "feedback.given",
      { actor: "cai", rating: 9 },
      [{ actor: "ana" }],
      ["not_a_member", "loop_closed"],
    ],
    [
      "a granting",
      closed(),
      "step.granted",
      { loop: "L", participant: "cai", step: "fly" },
      [{ participant: "ana" }, { loop: undefined }],
      ["not_a_member", "loop_closed", "unknown_step"],
    ],
  ])("%s", (_what, log, kind, wrong, mends, codes) => {
    let fields = wrong;
    const got = [log.refusal(kind, fields)];
    for (const mend of mends) {
      fields = { ...fields, ...mend };
      got.push(log.refusal(kind, fields));
    }
    expect(got.filter((code) => code !== null)).toEqual(codes);
    expect(ranked(codes)).toEqual(ranked(codes).toSorted((a, b) => a - b));
  });
});

describe("reading a line", () => {
  const line = { kind: "message.sent", occurredAt: iso(3), loop: "L", actor: "ana" };
  const full = {
    "participant.joined": { participant: "p", role: "mentor" },
    "participant.removed": { participant: "p" },
    "participant.rejoined": { participant: "p" },
    "profile.completed": { actor: "p" },
    "guide.read": { actor: "p" },
    "loop.opened": { loop: "L", ...withMembers("a:mentor", "b:mentee") },
    "loop.member-added": { loop: "L", participant: "p", role: "mentor" },
    "loop.member-removed": { loop: "L", participant: "p" },
    "loop.paused": { loop: "L" },
    "message.sent": { loop: "L", actor: "p" },
    "meeting.held": { loop: "L", meeting: "m" },
    "feedback.given": { loop: "L", actor: "p", rating: 5 },
    "step.granted": { participant: "p", step: "meet" },
    "activity.retracted": { of: "a" },
  };

  test.each(Object.entries(full))("%s needs all of its fields", (kind, fields: Record<string, unknown>) => {
    const whole = { kind, occurredAt: iso(1), ...fields };
    expect(read(whole)).toBeNull();
    for (const field of Object.keys(whole)) {
      const { [field as keyof typeof whole]: _, ...rest } = whole;
      expect([field, read(rest)]).toEqual([field, "missing_field"]);
      expect([field, read({ ...whole, [field]: null })]).toEqual([field, "missing_field"]);
    }
  });

  test.each([
    ["no object", [null, 1, "x", [line]]],
    ["an empty kind", [{ ...line, kind: "" }]],
    ["a loop that is no text", [{ ...line, loop: 7 }]],
    ["a role that is none", [{ ...line, kind: "participant.joined", participant: "p", role: "coach" }]],
    [
      "members that are none",
      [
        { ...line, kind: "loop.opened", members: "ana" },
        { ...line, kind: "loop.opened", members: [null] },
        { ...line, kind: "loop.opened", members: [{ participant: "a", role: "coach" }] },
      ],
    ],
    [
      "attendees that are none",
      ["ana", [1]].map((attendees) => ({ ...line, kind: "meeting.held", meeting: "m", attendees })),
    ],
  ])("a field is missing: %s", (_what, lines) => {
    for (const wrong of lines) expect(read(wrong)).toBe("missing_field");
  });

  test.each(["recordedAt", "startsAt", "endsAt"])("a bad %s is a bad time, null is none", (field) => {
    expect(read({ ...line, [field]: "tomorrow" })).toBe("bad_time");
    expect(read({ ...line, [field]: null })).toBeNull();
  });

  test("what is left out gets its default, and what is unknown is kept", () => {
    const defaults = { id: "7", seq: 7, recordedAt: (at: number) => at + 1 };
    expect(readActivity({ ...line, mood: "good" }, defaults)).toEqual({
      ...line,
      mood: "good",
      id: "7",
      seq: 7,
      occurredAt: march(3),
      recordedAt: march(3) + 1,
    });
    const own = { id: "x", seq: 3, recordedAt: iso(4), startsAt: iso(5), endsAt: iso(6) };
    expect(readActivity({ ...line, ...own }, defaults)).toMatchObject({
      id: "x",
      seq: 3,
      recordedAt: march(4),
      startsAt: march(5),
      endsAt: march(6),
    } satisfies Partial<Activity>);
  });

  test("a meeting may name its attendees, or nobody", () => {
    const held = { ...line, kind: "meeting.held", meeting: "m" };
    expect([read({ ...held, attendees: ["ana"] }), read({ ...held, attendees: null })]).toEqual([null, null]);
  });
});

test("somebody who has joined without a loop may be granted a step", () => {
  expect(given("ana:mentee").refusal("step.granted", { participant: "ana", step: "meet" })).toBeNull();
});
