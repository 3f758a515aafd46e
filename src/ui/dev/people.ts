/** Made-up people for the pages that only developers see. */
export const STAGES = ["Getting started", "Matching", "First Meeting", "Grow Together", "Levelling Up"];

export type Person = {
  id: string;
  name: string;
  role: string;
  loops: { partner: string; stage: number; done?: boolean; stuck?: boolean; paused?: boolean }[];
  days: number;
  turn: string;
  active: string;
};

export const PEOPLE: Person[] = [
  {
    id: "lena",
    name: "Lena Fischer",
    role: "Mentee",
    loops: [{ partner: "Amara Okafor", stage: 2, stuck: true }],
    days: 24,
    turn: "Amara",
    active: "2026-11-21T09:00:00Z",
  },
  {
    id: "amara",
    name: "Amara Okafor",
    role: "Mentor",
    loops: [
      { partner: "Lena Fischer", stage: 2 },
      { partner: "Tomás Brito", stage: 4, done: true },
    ],
    days: 24,
    turn: "Amara",
    active: "2026-11-02T09:00:00Z",
  },
  {
    id: "wolf",
    name: "Maximiliane Wolfeschlegelsteinhausenbergerdorff-Montgomery",
    role: "Mentor, mentee",
    loops: [{ partner: "Ng", stage: 1, paused: true }],
    days: 3,
    turn: "either",
    active: "2026-11-23T08:00:00Z",
  },
  { id: "ng", name: "Ng", role: "Mentee", loops: [], days: 9, turn: "you", active: "2026-11-14T09:00:00Z" },
  {
    id: "tomas",
    name: "Tomás Brito",
    role: "Mentee",
    loops: [{ partner: "Amara Okafor", stage: 4, done: true }],
    days: 61,
    turn: "nobody",
    active: "2026-11-19T09:00:00Z",
  },
  {
    id: "zofia",
    name: "Zofia Śliwińska",
    role: "Mentee",
    loops: [{ partner: "Ibrahim Haddad", stage: 3 }],
    days: 12,
    turn: "Zofia",
    active: "2026-11-22T18:00:00Z",
  },
];

export const ZONE = "Europe/Lisbon";
export const NOW = new Date("2026-11-23T09:00:00Z");
