import { z } from "zod";
import type { ParticipantId } from "../milestones/ids.ts";

/** As many as a page of the list can choose, with room to spare. */
const CHOSEN_MAX = 1_000;

/** The people who are chosen in the list, as its form sends them. */
export const chosen = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((to) => [...new Set([to].flat())].filter(Boolean) as ParticipantId[])
  .refine((to) => to.length > 0, "Choose some people first.")
  .refine((to) => to.length <= CHOSEN_MAX, "Choose at most 1,000 people at once.");
