import type { Role } from "./activity.ts";

/** Who has to do it, seen from the member: they, somebody of the other role, or whoever. */
export type By = "self" | "partner" | "anyone";

/**
 * At least so many activities of these kinds. `where`: only those whose fields lie in these ranges. `after`: only those
 * recorded after the first activity of that kind that counted for the member.
 */
export type Count = {
  atLeast: number;
  of: string[];
  by: By;
  where?: Record<string, { min?: number; max?: number }>;
  after?: string;
};
/** What has to have happened. */
export type Condition = Count | { any: Condition[] } | { all: Condition[] };

/** One step of a stage, for members of these roles. Required steps move them on; suggested ones only guide. */
export type Step = { id: string; name: string; hint?: string; for: Role[]; required: boolean; when: Condition };
/** One stage, and after how many days in it somebody is stuck, if not after those of the pathway. */
export type Stage = { id: string; name: string; summary: string; stuckAfterDays?: number; steps: Step[] };

/** The stages, and what has to happen in each. Data: it can be edited, and is checked by `readPathway`. */
export type Pathway = { id: string; version: number; stuckAfterDays: number; stages: Stage[] };
