import { z } from "zod";

/** Typed times are read by the verbs, in the member's zone. Here only: is it a form at all? */
export const TypedTime = z.object({
  start: z.string("Choose a day and a time."),
  minutes: z.coerce.number("Say for how many minutes, such as 60."),
  place: z.string().optional(),
});
export const TypedDay = z.object({ day: z.string().optional() });

/** A form as it was typed, to be shown again. */
export const retype = ({ start, minutes, place = "" }: z.output<typeof TypedTime>) => ({
  start,
  minutes: String(minutes),
  place,
});
