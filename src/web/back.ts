import { z } from "zod";

/** Where a form of a list leads back to, as what stands behind the list's own address: its query, or a page below it. */
export const backField = z.string().max(2_000).regex(/^[?/]/).or(z.literal("")).catch("").default("");
