import { type Activity, IN_A_LOOP } from "./activity.ts";
import { type Refusal, refusal } from "./refusal.ts";
import { parseTime } from "./time.ts";

/** What stands in for fields that a line leaves out; `recordedAt` may depend on when it occurred (ms). */
export type Defaults = { id: string; seq: number; recordedAt: (occurredAt: number) => number };
type Json = Record<string, unknown>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string" && value !== "";
const isRole: Check = (value) => value === "mentor" || value === "mentee" || value === "either";
const isMembers: Check = (value) =>
  Array.isArray(value) && value.every((member) => isText(member?.participant) && isRole(member?.role));
const isAny: Check = (value) => value !== undefined && value !== null;

const FIELDS: Record<string, Check> = {
  participant: isText,
  role: isRole,
  loop: isText,
  members: isMembers,
  actor: isText,
  meeting: isText,
  rating: isAny,
  step: isText,
  of: isText,
};

const inLoop = (...more: string[]) => ["loop", ...more];
/** What each kind cannot do without. */
export const NEEDED: Record<string, readonly string[]> = {
  "participant.joined": ["participant", "role"],
  "participant.removed": ["participant"],
  "participant.rejoined": ["participant"],
  "profile.completed": ["actor"],
  "guide.read": ["actor"],
  "loop.opened": inLoop("members"),
  "loop.member-added": inLoop("participant", "role"),
  "loop.member-removed": inLoop("participant"),
  "loop.paused": inLoop(),
  "loop.resumed": inLoop(),
  "loop.closed": inLoop(),
  "loop.reopened": inLoop(),
  "step.granted": ["participant", "step"],
  "activity.retracted": ["of"],
  ...Object.fromEntries(
    IN_A_LOOP.map((kind) => [kind, kind.startsWith("meeting.") ? inLoop("meeting") : inLoop("actor")]),
  ),
  "feedback.given": inLoop("actor", "rating"),
};

/**
 * One line of a log file, parsed as JSON, as an activity; or why not (`missing_field`, `bad_time`). Times come as ISO 8601
 * text with a zone. What is left out and may be gets its default; unknown kinds and fields are kept as they are.
 */
export function readActivity(json: unknown, defaults: Defaults): Activity | Refusal {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return refusal("missing_field", "A line holds one activity: an object with kind and occurredAt.");
  }
  const line = json as Json;
  const missing = missingField(line);
  if (missing) return refusal("missing_field", `The field ${missing} is missing, or not as it should be.`);
  const times: Partial<Record<"occurredAt" | "recordedAt" | "startsAt" | "endsAt", number>> = {};
  for (const field of ["occurredAt", "recordedAt", "startsAt", "endsAt"] as const) {
    if (line[field] === undefined || line[field] === null) continue;
    const time = parseTime(line[field]);
    if (time === null) return refusal("bad_time", `${field} is not a moment such as 2026-03-02T10:00:00.000Z.`);
    times[field] = time;
  }
  const occurredAt = times.occurredAt as number;
  return {
    ...line,
    ...times,
    id: isText(line.id) ? (line.id as string) : defaults.id,
    seq: Number.isSafeInteger(line.seq) ? (line.seq as number) : defaults.seq,
    occurredAt,
    recordedAt: times.recordedAt ?? defaults.recordedAt(occurredAt),
  } as Activity;
}

/** Is the answer a refusal? */
export function isRefusal(answer: object): answer is Refusal {
  return "code" in answer && "words" in answer;
}

function missingField(line: Json): string | null {
  if (!isText(line.kind)) return "kind";
  if (!isAny(line.occurredAt)) return "occurredAt";
  for (const field of NEEDED[line.kind as string] ?? []) if (!FIELDS[field]?.(line[field])) return field;
  if (line.kind === "meeting.held" && line.attendees !== undefined && line.attendees !== null) {
    if (!Array.isArray(line.attendees) || !line.attendees.every(isText)) return "attendees";
  }
  return null;
}
