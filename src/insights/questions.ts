import type { PeopleQuestion } from "./about-people.ts";
import { lostPartner } from "./lost-partner.ts";
import { metOnce } from "./met-once.ts";
import { neverMet } from "./never-met.ts";
import { oneSided } from "./one-sided.ts";
import { overCapacity } from "./over-capacity.ts";
import { PEOPLE_BEHIND } from "./people-behind.ts";
import { turn } from "./turn.ts";
import { waiting } from "./waiting.ts";

/** The questions whose people the Participants page can be filtered to, by the name that stands in its address. */
export const PEOPLE_QUESTIONS: ReadonlyMap<string, PeopleQuestion> = new Map(
  [lostPartner, neverMet, metOnce, turn, oneSided, waiting, overCapacity, ...PEOPLE_BEHIND].map((one) => [
    one.key,
    one,
  ]),
);
