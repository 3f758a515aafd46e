import type { Role } from "./activity.ts";

export type By = "self" | "partner" | "anyone";

/** At least so many activities of these kinds. `after`: only those recorded after the first of that kind that counted. */
export type Count = {
  atLeast: number;
  of: string[];
  by: By;
  where?: Record<string, { min?: number; max?: number }>;
  after?: string;
};
export type Condition = Count | { any: Condition[] } | { all: Condition[] };

export type Step = { id: string; name: string; hint?: string; for: Role[]; required: boolean; when: Condition };
export type Stage = { id: string; name: string; summary: string; stuckAfterDays?: number; steps: Step[] };

/** The stages, and what has to happen in each. Data: it can be edited, and is checked by `readPathway`. */
export type Pathway = { id: string; version: number; stuckAfterDays: number; stages: Stage[] };
