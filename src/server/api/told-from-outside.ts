import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Draft } from "../../activity/log.ts";
import { isRefusal, readActivity } from "../../milestones/read-activity.ts";
import { type Refusal, refusal } from "../../milestones/refusal.ts";

/** The fields of an activity that the log knows. What else is sent stays outside: no words get in by accident. */
export const KNOWN = [
  "id",
  "kind",
  "occurredAt",
  "recordedAt",
  "loop",
  "actor",
  "participant",
  "role",
  "members",
  "meeting",
  "startsAt",
  "endsAt",
  "attendees",
  "elsewhere",
  "goal",
  "rating",
  "badge",
  "step",
  "of",
  "reason",
] as const;

type Check = (value: unknown) => boolean;
/** Ids travel in keys of the database, which have room for so much. */
const isId: Check = (value) => typeof value === "string" && value !== "" && value.length <= 200;
const isWords: Check = (value) => typeof value === "string" && value.length <= 2_000;
const areIds: Check = (value) => Array.isArray(value) && value.length <= 1_000 && value.every(isId);
const areMembers: Check = (value) =>
  Array.isArray(value) && value.length <= 1_000 && value.every((one) => isId(one?.participant) && isId(one?.role));

/** How a field has to look that is sent at all, also one that its kind could do without. */
const LOOKS: Partial<Record<(typeof KNOWN)[number], Check>> = {
  id: isId,
  kind: isId,
  loop: isId,
  actor: isId,
  participant: isId,
  role: isId,
  members: areMembers,
  meeting: isId,
  attendees: areIds,
  elsewhere: (value) => typeof value === "boolean",
  goal: isId,
  rating: (value) => typeof value === "number",
  badge: isId,
  step: isId,
  of: isId,
  reason: isWords,
};

/** Fields that a kind has no meaning for, and that would file it under the wrong loop or person. */
const STRAY: Record<string, readonly string[]> = {
  "profile.completed": ["loop", "participant"],
  "guide.read": ["loop", "participant"],
};

/** An activity from outside, with what only the rows of people need: it does not enter the log. */
export type Told = { draft: Draft; name?: string; email?: string };
export type ToldLine = { line: number; told: Told };
export type RefusedLine = { line: number; code: Refusal["code"]; words: string };

/** One activity as JSON. Without `occurredAt` it is now. */
export function readTold(json: unknown, now: Date): Told | Refusal {
  const timed =
    typeof json === "object" && json !== null && !("occurredAt" in json)
      ? { ...json, occurredAt: now.toISOString() }
      : json;
  const activity = readActivity(timed, { id: uuidv7(), seq: 0, recordedAt: () => now.getTime() });
  if (isRefusal(activity)) return activity;
  if (activity.recordedAt > now.getTime()) return refusal("in_the_future", "recordedAt has not come yet.");
  const fields = activity as unknown as Record<string, unknown>;
  const odd = KNOWN.find((name) => fields[name] != null && LOOKS[name]?.(fields[name]) === false);
  if (odd) return refusal("missing_field", `The field ${odd} is not as it should be.`);
  const stray = STRAY[activity.kind] ?? (activity.kind.startsWith("participant.") ? ["loop"] : []);
  const draft = Object.fromEntries(
    KNOWN.flatMap((name) => (fields[name] == null || stray.includes(name) ? [] : [[name, fields[name]]])),
  );
  return {
    draft: draft as Draft,
    ...(typeof fields.name === "string" && fields.name.trim() ? { name: fields.name.trim().slice(0, 120) } : {}),
    ...(typeof fields.email === "string" && fields.email.includes("@") ? { email: fields.email.trim() } : {}),
  };
}

/** The lines of a log file. `recordedAt`, where left out, is the largest moment so far, so that the past stays the past. */
export function readLines(text: string, now: Date): { lines: ToldLine[]; refused: RefusedLine[] } {
  const lines: ToldLine[] = [];
  const refused: RefusedLine[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  let previous = { seq: Number.NEGATIVE_INFINITY, recordedAt: Number.NEGATIVE_INFINITY };
  for (const [index, raw] of text.split("\n").entries()) {
    if (raw.trim() === "") continue;
    const line = index + 1;
    const answer = readLine(raw, line, latest, now);
    if (isRefusal(answer)) {
      refused.push({ line, code: answer.code, words: answer.words });
      continue;
    }
    const { seq, told } = answer;
    const recordedAt = told.draft.recordedAt as number;
    if (seq <= previous.seq || recordedAt < previous.recordedAt) {
      refused.push({ line, code: "out_of_order", words: "It was recorded before the one that stands before it." });
      continue;
    }
    previous = { seq, recordedAt };
    latest = Math.max(latest, told.draft.occurredAt as number, recordedAt);
    lines.push({ line, told });
  }
  return { lines, refused };
}

function readLine(raw: string, line: number, latest: number, now: Date): { seq: number; told: Told } | Refusal {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return refusal("bad_json", "This line is not JSON.");
  }
  const activity = readActivity(json, {
    id: idOfLine(raw, line),
    seq: line,
    recordedAt: (occurredAt) => Math.min(now.getTime(), Math.max(latest, occurredAt)),
  });
  if (isRefusal(activity)) return activity;
  const told = readTold(
    { ...(json as object), id: activity.id, recordedAt: new Date(activity.recordedAt).toISOString() },
    now,
  );
  return isRefusal(told) ? told : { seq: activity.seq, told };
}

/** A line without an id gets one from its place and its text, so that the same file brought again changes nothing. */
const idOfLine = (raw: string, line: number) =>
  `line-${createHash("sha256").update(`${line}\n${raw.trim()}`).digest("hex").slice(0, 32)}`;
