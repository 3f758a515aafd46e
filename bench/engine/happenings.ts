import type { Activity } from "../../src/milestones/activity.ts";
import type { LoopId, ParticipantId } from "../../src/milestones/ids.ts";

/** The kinds that happen here, by number: what the typed arrays of the floor hold. */
export const KIND = {
  joined: 0,
  profile: 1,
  opened: 2,
  message: 3,
  arranged: 4,
  held: 5,
  cancelled: 6,
  agreement: 7,
  goalSet: 8,
  goalShared: 9,
  task: 10,
  goalDone: 11,
  feedback: 12,
  kudos: 13,
  story: 14,
  paused: 15,
  resumed: 16,
} as const;
const NAMES = [
  "participant.joined",
  "profile.completed",
  "loop.opened",
  "message.sent",
  "meeting.arranged",
  "meeting.held",
  "meeting.cancelled",
  "agreement.accepted",
  "goal.set",
  "goal.shared",
  "goal.task-completed",
  "goal.completed",
  "feedback.given",
  "kudos.given",
  "story.shared",
  "loop.paused",
  "loop.resumed",
];
const { message: M, arranged: A, held: H, cancelled: X, goalSet: S, goalShared: G, task: T, goalDone: D } = KIND;
const { feedback: F, kudos: K, story: Y, paused: P, resumed: R, agreement: E } = KIND;

/** The life of a pair after it was opened, an activity a step. Which parts of it happen differs from loop to loop. */
const LIFE = [
  ...[M, M, A, M, E, E, M, X, A, M, H, M, S, G, M, F, M, T, M, A, M, H, K, M, M, F],
  ...[P, M, R, T, M, K, A, M, H, M, D, M, F, A, H, M, Y, Y, K, M, M],
];
/** Activities of each loop, joining and opening too. */
export const EACH = LIFE.length + 3;

/** The same happenings twice: as activities, and as columns for the floor. A piece of the log, reused for the next. */
export type Piece = {
  length: number;
  activities: Activity[];
  kind: Uint8Array;
  loop: Uint32Array;
  /** 0 mentee, 1 mentor: who did it. */
  actor: Uint8Array;
  rating: Uint8Array;
  at: Float64Array;
  /** 1 mentee, 2 mentor, 3 both: who was there. */
  attended: Uint8Array;
};

const START = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

/**
 * The log of many loops at once, made up by rule: all loops live through the same number of steps, met in an order that
 * jumps about as a log of a program does. Ids are made once, as whoever reads a log would keep them.
 */
export function happenings(loops: number) {
  const loopIds = Array.from({ length: loops }, (_, i) => `L${i}` as LoopId);
  const mentees = Array.from({ length: loops }, (_, i) => `E${i}` as ParticipantId);
  // Each tenth mentor has the loop before, too.
  const mentors: ParticipantId[] = [];
  for (let i = 0; i < loops; i++)
    mentors.push(i % 10 === 9 ? (mentors[i - 1] as ParticipantId) : (`O${i}` as ParticipantId));
  const stride = strideFor(loops);
  const total = loops * EACH;

  function fill(piece: Piece, from: number): void {
    const length = Math.min(piece.kind.length, total - from);
    piece.length = length;
    piece.activities.length = length;
    for (let at = 0; at < length; at++) put(piece, at, from + at);
  }

  function put(piece: Piece, at: number, n: number): void {
    const step = Math.floor(n / loops);
    const i = ((n % loops) * stride) % loops;
    const luck = mix(i * 64 + step);
    const trait = mix(i ^ 0x5bd1e995);
    const kind = kindOf(step, i, trait);
    const actor = step === 0 ? 0 : step === 1 ? 1 : actorOf(kind, luck);
    // Told late now and then, so that what happened earlier is recorded later.
    const occurredAt = START + step * 60 * HOUR + (luck % 50) * HOUR - (luck % 17 === 0 ? 90 * HOUR : 0);
    const recordedAt = START + (step + 1) * 60 * HOUR;
    const rating = kind === F ? 1 + (luck % 5) : 0;
    const attended = kind === H && luck % 23 === 0 ? 1 + (luck % 2) : 3;
    piece.kind[at] = kind;
    piece.loop[at] = i;
    piece.actor[at] = actor;
    piece.rating[at] = rating;
    piece.at[at] = occurredAt;
    piece.attended[at] = attended;

    const mentee = mentees[i] as ParticipantId;
    const mentor = mentors[i] as ParticipantId;
    const who = actor === 0 ? mentee : mentor;
    const activity: Activity = { id: String(n + 1), seq: n + 1, kind: NAMES[kind] as string, occurredAt, recordedAt };
    if (kind === KIND.joined) {
      activity.participant = who;
      activity.role = actor === 0 ? "mentee" : "mentor";
    } else if (kind === KIND.profile) activity.actor = who;
    else {
      activity.loop = loopIds[i] as LoopId;
      activity.actor = who;
      if (kind === KIND.opened) {
        activity.members = [
          { participant: mentee, role: "mentee" },
          { participant: mentor, role: "mentor" },
        ];
      } else if (kind === A || kind === H || kind === X) {
        activity.meeting = `m${meetingOf(step)}`;
        if (kind === A) activity.startsAt = occurredAt + 48 * HOUR;
        if (kind === H && attended !== 3) activity.attendees = [attended === 1 ? mentee : mentor];
      } else if (kind === F) activity.rating = rating;
    }
    piece.activities[at] = activity;
  }

  return { loops, total, loopIds, fill, piece: (length: number) => emptyPiece(length) };
}
export type Happenings = ReturnType<typeof happenings>;

function kindOf(step: number, i: number, trait: number): number {
  if (step === 0) return KIND.joined;
  if (step === 1) return i % 10 === 9 ? KIND.profile : KIND.joined;
  if (step === 2) return KIND.opened;
  const kind = LIFE[step - 3] as number;
  const meets = trait % 8 > 0;
  const tellsGoals = (trait >> 3) % 6 > 0;
  const thanks = (trait >> 6) % 5 > 0;
  const tells = (trait >> 9) % 3 > 0;
  if (!meets && (kind === A || kind === H || kind === X)) return M;
  if (!tellsGoals && (kind === S || kind === G || kind === T || kind === D)) return M;
  if (!thanks && (kind === K || kind === F)) return M;
  if (!tells && kind === Y) return M;
  return kind;
}

function actorOf(kind: number, luck: number): number {
  if (kind === S || kind === G || kind === T || kind === D) return 0;
  return (luck >> 8) & 1;
}

/** Which meeting of the loop: each arranging begins another. */
const MEETING = LIFE.map((_, step) => LIFE.slice(0, step + 1).filter((kind) => kind === A).length);
function meetingOf(step: number): number {
  return MEETING[step - 3] as number;
}

function emptyPiece(length: number): Piece {
  return {
    length: 0,
    activities: [],
    kind: new Uint8Array(length),
    loop: new Uint32Array(length),
    actor: new Uint8Array(length),
    rating: new Uint8Array(length),
    at: new Float64Array(length),
    attended: new Uint8Array(length),
  };
}

/** A step through all loops that meets each once: near the golden section of their number, and without a common divisor. */
function strideFor(loops: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let stride = Math.max(1, Math.round(loops * 0.618));
  while (divisor(stride, loops) !== 1) stride++;
  return stride;
}

/** A whole number that looks like chance and is the same each time. */
function mix(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A digest of the stage, the moment it was entered and the moment of completion of all standings, in a fixed order. */
export class Digest {
  #low = 0x811c9dc5;
  #high = 0x1000193;

  add(stage: number, since: number, completedAt: number | null): void {
    this.#number(stage);
    this.#number(since);
    this.#number(completedAt ?? -1);
  }

  #number(value: number): void {
    this.#low = Math.imul(this.#low ^ (value % 0x1_0000_0000), 0x01000193);
    this.#high = Math.imul(this.#high ^ Math.floor(value / 0x1_0000), 0x85ebca6b) ^ (this.#low >>> 15);
  }

  toString(): string {
    return [this.#high, this.#low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
  }
}
