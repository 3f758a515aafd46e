import type { Badge } from "../src/features/kudos/kudos.tables.ts";
import type { ClosingReason, PauseReason } from "../src/progress/loop-reasons.ts";
import type { FileKey } from "./files.ts";
import type { PersonKey } from "./people.ts";

/** Days from the story's last day: -97 is ninety-seven days ago, 2 the day after tomorrow. */
export type Day = number;
/** A time on the wall in the program's zone: "18:30". */
export type Wall = string;

/** What the coordinator does with a pair. */
type CoordinatorDoes =
  | { does: "match" }
  | { does: "pause"; reason: PauseReason; until?: Day }
  | { does: "resume" }
  | { does: "close"; reason: ClosingReason; message?: string };

/** What a member does in their loop. */
type MemberDoes =
  | { does: "write"; text: string; file?: FileKey }
  | { does: "reword"; text: string }
  | { does: "lay"; file: FileKey }
  | { does: "note"; text: string }
  | { does: "agree" }
  | { does: "arrange"; day: Day; time: Wall; minutes: number; place: string }
  | { does: "move"; day: Day; time: Wall }
  | { does: "repeat"; day: Day; time: Wall; minutes: number; place: string; everyWeeks: number; times: number }
  | { does: "propose"; times: readonly [Day, Wall][]; place: string; minutes: number }
  | { does: "call off" }
  | { does: "met elsewhere" }
  | { does: "did not meet" }
  | { does: "aim"; goal: string; tasks: readonly string[]; success?: string; due?: Day; shared: Shared }
  | { does: "tick"; goal: string; task: number }
  | { does: "reach"; goal: string }
  | { does: "thank"; badge: Badge; note: string; published?: boolean }
  | { does: "rate"; rating: number; comment: string | null }
  | { does: "tell"; story: string; published: boolean }
  | { does: "take the certificate" }
  | { does: "rest"; until: Day; reason: PauseReason }
  | { does: "end"; reason: ClosingReason | null; lastWord: string; comment?: string; rating?: number };
export type Shared = "with nobody" | "with the pair" | "with the coordinator";

export type Doing = (CoordinatorDoes & { by: "coordinator" }) | (MemberDoes & { by: "mentor" | "mentee" });
export type Beat = readonly [Day, Wall, Doing];

/** One mentoring relationship, and what happened in it. */
export type Pair = { mentor: PersonKey; mentee: PersonKey; story: readonly Beat[] };

export const match: Doing = { by: "coordinator", does: "match" };
export const pause = (reason: PauseReason, until?: Day): Doing => ({
  by: "coordinator",
  does: "pause",
  reason,
  ...(until === undefined ? {} : { until }),
});
export const resume: Doing = { by: "coordinator", does: "resume" };
export const close = (reason: ClosingReason): Doing => ({ by: "coordinator", does: "close", reason });

type Aim = { tasks?: readonly string[]; success?: string; due?: Day; shared?: Shared };

function member(by: "mentor" | "mentee") {
  const does = (doing: MemberDoes): Doing => ({ by, ...doing });
  return {
    /** Says something, with a file if there is one. */
    writes: (text: string, file?: FileKey) => does({ does: "write", text, ...(file ? { file } : {}) }),
    /** Puts their last message otherwise. */
    rewords: (text: string) => does({ does: "reword", text }),
    /** Lays a file into the loop without a word. */
    lays: (file: FileKey) => does({ does: "lay", file }),
    /** Writes down something that nobody else reads. */
    notes: (text: string) => does({ does: "note", text }),
    agrees: does({ does: "agree" }),
    arranges: (day: Day, time: Wall, place = "Video call", minutes = 60) =>
      does({ does: "arrange", day, time, place, minutes }),
    repeats: (day: Day, time: Wall, everyWeeks: number, times: number, place = "Video call", minutes = 60) =>
      does({ does: "repeat", day, time, everyWeeks, times, place, minutes }),
    proposes: (times: readonly [Day, Wall][], place = "Video call", minutes = 60) =>
      does({ does: "propose", times, place, minutes }),
    moves: (day: Day, time: Wall) => does({ does: "move", day, time }),
    callsOff: does({ does: "call off" }),
    metElsewhere: does({ does: "met elsewhere" }),
    didNotMeet: does({ does: "did not meet" }),
    /** Sets a goal and, unless it says otherwise, shares it with the partner. */
    aims: (goal: string, { tasks = [], shared = "with the pair", ...more }: Aim = {}) =>
      does({ does: "aim", goal, tasks, shared, ...more }),
    ticks: (goal: string, task: number) => does({ does: "tick", goal, task }),
    reaches: (goal: string) => does({ does: "reach", goal }),
    thanks: (badge: Badge, note: string, published = false) => does({ does: "thank", badge, note, published }),
    rates: (rating: number, comment: string | null = null) => does({ does: "rate", rating, comment }),
    tells: (story: string, published = true) => does({ does: "tell", story, published }),
    takesTheCertificate: does({ does: "take the certificate" }),
    /** Pauses the loop until that morning. */
    rests: (until: Day, reason: PauseReason) => does({ does: "rest", until, reason }),
    /** Closes the loop, or answers the one who did. */
    ends: (lastWord: string, said: { reason?: ClosingReason; comment?: string; rating?: number } = {}) =>
      does({ does: "end", lastWord, reason: null, ...said }),
  };
}
export const mentor = member("mentor");
export const mentee = member("mentee");
