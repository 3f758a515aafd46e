import { z } from "zod";

const NUMBER = "Choose a number from 1 to 5.";

/** A rating and a few words, as the forms on the page and behind the mail's links send them. */
export const TypedFeedback = z.object({
  rating: z
    .string(NUMBER)
    .regex(/^[1-5]$/, NUMBER)
    .transform(Number),
  comment: z.string("Some words, or none.").trim().max(2_000, "At most 2,000 characters.").default(""),
  from: z.string().optional().catch(undefined),
});

/** What is said after it was given: a low number is an honest one, and somebody will read it. */
export function thanksFor(rating: number): string {
  return rating <= 2
    ? "Thank you for saying it. Your coordinator will see it, and may write to you."
    : "Thank you. That helps your coordinator to help.";
}
