import { createHash } from "node:crypto";
import type { RawBuilder } from "kysely";
import type { Program } from "../access/viewer.ts";
import type { Db } from "../store/store.ts";
import { type Slice, WHOLE } from "./slice.ts";
import type { Stuck } from "./stuck.ts";

/** What an insight is asked about: one program, or a slice of it, at one moment. */
export type Scene = { db: Db; program: Program; asOf: Date; slice?: Slice | undefined };
export const sliceOf = ({ slice }: Scene): Slice => slice ?? WHOLE;

/** One of those an insight is about, as named below its sentence. `to` goes on from the address of the program. */
export type Line = {
  name: string;
  to: string;
  words?: string | undefined;
  since?: Date | undefined;
  /** What they wrote to the coordinator. */
  quote?: string | null | undefined;
  action?: { label: string; spoken: string; to: string } | undefined;
};

/** One thing that asks for a coordinator: how many, who they are, why it matters, what to do about it. */
export type Insight = {
  /** Names it in addresses, and when it is put aside: `stuck:matching`, `never-met`. */
  key: string;
  /** The question that it answers: `stuck`, `never-met`. Also names what usually helps. */
  kind: string;
  tip: string;
  /** Different people, or loops; counted up to 1,001, which is shown as "1,000+". */
  number: number;
  sentence: string;
  detail: string | null;
  /** Where exactly those are listed, from the program's address: `participants?insight=never-met`. */
  who: { label: string; to: string };
  why: string;
  action: { label: string; to: string };
  lines: { title: string | null; shown: Line[]; more: string | null };
  /** More of an answer of `stuck`. */
  stuck?: Stuck;
  /** The ids of the people or loops it is about, in order; at most 1,001. */
  about: () => Promise<string[]>;
};

/** One question asked of a program. Most have one answer or none; some have one for each stage or loop. */
export type Question = { ask(scene: Scene): Promise<Insight[]> };

/** Selects `participant_id`, `since` (null: not known) and `note` (a few words beside the name, or null). */
export type Who = (program: Program, asOf: Date) => RawBuilder<unknown>;

/** Nothing is counted further than this. */
export const CAP = 1_001;
export const DAY = 86_400_000;
export const daysBefore = (asOf: Date, days: number) => new Date(asOf.getTime() - days * DAY);

/** "7", or "1,000+" of what was counted no further. */
export const counted = (n: number) => (n >= CAP ? "1,000+" : String(n));
export const people = (n: number) => (n === 1 ? "1 participant" : `${counted(n)} participants`);

/** The same for the same ids, whatever their order. */
export function fingerprint(ids: readonly string[]): string {
  return createHash("sha256")
    .update([...ids].sort().join("\n"))
    .digest("hex")
    .slice(0, 32);
}
