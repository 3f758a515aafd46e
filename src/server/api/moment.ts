import { z } from "zod";

export const Moment = z.string().describe("ISO 8601, in UTC.");

/** A moment as it goes out; null where there is none. */
export const iso = (at: Date | null) => at?.toISOString() ?? null;
