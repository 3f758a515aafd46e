import type { Day } from "./beats.ts";
import type { PersonKey } from "./people.ts";

export type Group = {
  name: string;
  description: string;
  kind: "public" | "on-request" | "hidden";
  opened: Day;
  mentor: PersonKey;
  mentee: PersonKey;
  /** Whom the coordinator added, and who joined by themselves. */
  added: readonly (readonly [Day, PersonKey, "mentor" | "mentee"])[];
  joined: readonly (readonly [Day, PersonKey])[];
  /** Who asks to come in, and has no answer yet. */
  asks: readonly (readonly [Day, PersonKey, string])[];
  words: readonly (readonly [Day, string, PersonKey, string])[];
};

/** Loops of several people around one subject. */
export const GROUPS: readonly Group[] = [
  {
    name: "First weeks in a new job",
    description:
      "For everybody who has just begun, or is about to. One question each week, and honest answers from people who have been new more than once.",
    kind: "public",
    opened: -34,
    mentor: "nadia",
    mentee: "meera",
    added: [[-33, "rosa", "mentor"]],
    joined: [
      [-32, "sofia"],
      [-30, "arjun"],
      [-21, "chloe"],
    ],
    asks: [],
    words: [
      [-33, "18:10", "nadia", "Welcome, all. This week's question: what did nobody tell you on your first day?"],
      [-32, "20:30", "meera", "That the coffee machine has a queue, and that the queue is where decisions are made."],
      [-31, "07:45", "rosa", "Meera, that is the most useful sentence I have read this year."],
      [-29, "21:15", "arjun", "Nobody told me that I may say: I do not know yet."],
      [-12, "19:00", "sofia", "I said it today. In front of eleven people. Nothing fell down."],
    ],
  },
  {
    name: "Portfolios, gently",
    description: "We look at one portfolio a month, and say first what is good. Small on purpose.",
    kind: "on-request",
    opened: -26,
    mentor: "siobhan",
    mentee: "zofia",
    added: [],
    joined: [],
    asks: [[-3, "ines", "I have three pages and no courage. Could I look on for the first month?"]],
    words: [[-25, "17:20", "siobhan", "Zofia, you are the founding member. Bring the page you like least."]],
  },
];
