import { sql } from "kysely";
import { CAP, type Insight, type Line, type Question, type Scene, sliceOf, type Who } from "./insight.ts";
import { inSlice } from "./slice.ts";
import "../access/access.tables.ts";

/** Somebody can be found once for each of their loops, so more rows than people are read before the counting stops. */
const ROWS = 3 * CAP;
const NAMED = 5;

type Found = { id: string; name: string; since: Date | null; note: string | null };
type Words = {
  key: string;
  /** The filter's name on the Participants page. */
  title: string;
  who: Who;
  sentence: (n: number) => string;
  detail?: string;
  why: string;
  action?: { label: string; to: string };
  /** What can be done for one of them, beside their name. */
  forOne?: (person: Found) => Line["action"];
};

export type PeopleQuestion = Question & { key: string; title: string; who: Who };

/** A question that is answered by people: they can be listed by the filter of that name, and be written to. */
export function aboutPeople({ key, title, who, sentence, detail, why, action, forOne }: Words): PeopleQuestion {
  const ask = async (scene: Scene): Promise<Insight[]> => {
    const found = await find(scene, who);
    const number = found.length;
    if (number === 0) return [];
    return [
      {
        key,
        kind: key,
        tip: key,
        number,
        sentence: sentence(number),
        detail: detail ?? null,
        who: { label: "See who", to: `participants?insight=${key}` },
        why,
        action: action ?? { label: "Reach out", to: `outreach/new?insight=${key}&sample=${key}` },
        lines: number >= CAP ? NO_LINES : linesOf(found, forOne),
        about: async () => (await find(scene, who)).map((person) => person.id).sort(),
      },
    ];
  };
  return { key, title, who, ask };
}

export const NO_LINES: Insight["lines"] = { title: null, shown: [], more: null };

function linesOf(found: readonly Found[], forOne: Words["forOne"]): Insight["lines"] {
  const shown = found.slice(0, NAMED).map((person) => ({
    name: person.name,
    to: `participants/${person.id}`,
    words: person.note ?? undefined,
    since: person.since ?? undefined,
    action: forOne?.(person),
  }));
  const more = found.length - shown.length;
  return { title: "Who", shown, more: more > 0 ? `and ${more} more` : null };
}

/** Different people who are still in the program, those for whom it has been so longest first; at most 1,001. */
async function find(scene: Scene, who: Who): Promise<Found[]> {
  const { db, program, asOf } = scene;
  const { rows } = await sql<Found>`
    select w.participant_id as id, p.name, w.since, w.note from (${who(program, asOf)}) w
      join participant p on p.program_id = ${program.programId} and p.participant_id = w.participant_id
        and p.status <> 'removed'
    where ${inSlice(program.programId, sliceOf(scene), "w.participant_id")}
    limit ${ROWS}`.execute(db);
  const people = new Map<string, Found>();
  for (const row of rows.sort(bySince)) if (!people.has(row.id)) people.set(row.id, row);
  return [...people.values()].slice(0, CAP);
}

const bySince = (a: Found, b: Found) =>
  (a.since?.getTime() ?? Infinity) - (b.since?.getTime() ?? Infinity) || (a.name < b.name ? -1 : 1);
