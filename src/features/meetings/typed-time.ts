import { z } from "zod";

/** Typed times are read by the verbs, in the member's zone. Here only: is it a form at all? */
export const TypedTime = z.object({
  start: z.string("Choose a day and a time."),
  minutes: z.coerce.number("Say for how many minutes, such as 60."),
  place: z.string("Type one place.").optional(),
  video: z.string("Tick it once.").optional(),
});
/** `every`: weeks, empty for once. */
export const TypedMeeting = TypedTime.extend({
  every: z.string("Choose one rhythm.").optional(),
  times: z.coerce.number("Say how many times, such as 6.").optional(),
});
/** `scope`: only this one of a series, or all that follow, too. */
export const TypedMove = TypedTime.extend({ scope: z.enum(["one", "following"], "Choose one of the two.").optional() });
export const TypedScope = TypedMove.pick({ scope: true });
export const TypedDay = z.object({ day: z.string("Choose one day.").optional() });
export const TypedAgenda = z.object({ agenda: z.string("Write what you want to talk about.") });
export const TypedPeople = z.object({
  who: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string()).max(1_000)),
});

/** A form as it was typed, to be shown again. */
export const retype = (typed: Record<string, string | number | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, String(value ?? "")]));
