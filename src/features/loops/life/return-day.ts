import { z } from "zod";
import { dayOf, momentOf } from "../../../time/zoned-time.ts";

/** The longest pause, in days: a parental year, and a little more. */
const LONGEST = 400;
const DAY = 86_400_000;
/** A pause ends in the morning of its day. */
const MORNING = "08:00";

/** The day on which a pause ends, as a form sends it, for somebody in that zone: from tomorrow on. */
export const returnDay = (now: Date, zone: string) =>
  z
    .string("Choose a day.")
    .trim()
    .min(1, "Choose a day.")
    .transform((day, issues) => {
      const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? momentOf(`${day}T${MORNING}`, zone) : null;
      const words =
        at === null
          ? "That is no day. Choose one."
          : day <= dayOf(now, zone)
            ? "Choose a day that is still to come."
            : at.getTime() > now.getTime() + LONGEST * DAY
              ? "That is more than a year away. Close the loop instead: it can be opened again."
              : null;
      if (words === null) return at as Date;
      issues.addIssue({ code: "custom", message: words });
      return z.NEVER;
    });

/** From which day on, and what is offered first: four weeks from now. */
export const offeredDays = (now: Date, zone: string) => ({
  first: dayOf(new Date(now.getTime() + DAY), zone),
  usual: dayOf(new Date(now.getTime() + 28 * DAY), zone),
});
