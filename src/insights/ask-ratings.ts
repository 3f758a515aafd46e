import { sql } from "kysely";
import { names } from "../access/names.ts";
import { NO_LINES } from "./about-people.ts";
import { CAP, type Insight, people, type Question, type Scene, sliceOf } from "./insight.ts";
import { LOW, type LowRating, lowLately, lowRatings, SPEAKS_FOR_DAYS } from "./low-ratings.ts";
import { MISSED_AFTER_DAYS, missingRatings, unanswered } from "./missing-ratings.ts";
import { inSlice } from "./slice.ts";

/** Who rated their mentoring low, with what they wrote to the coordinator. */
export const askLowRatings: Question = {
  async ask(scene) {
    const low = await lowRatings(scene.db, scene.program.programId, scene.asOf, sliceOf(scene));
    if (low.people === 0) return [];
    const words = `${people(low.people)} rated their mentoring ${LOW} of 5 or less`;
    const insight = insightOf("low-ratings", "low", low.people, words, scene, lowLately, "author_id");
    const more = low.people > low.newest.length ? "The newest are shown; “See who” has all." : null;
    return [
      {
        ...insight,
        detail: `Their latest rating of a loop, within ${SPEAKS_FOR_DAYS} days.`,
        why: "A low rating is a trust placed in you. Whoever hears nothing back rates no second time, and often leaves.",
        lines: { title: "Who, and what they wrote", shown: low.newest.map(lineOf), more },
      },
    ];
  },
};

/** Who was asked how it is going, and has not said. */
export const askMissingRatings: Question = {
  async ask(scene) {
    const missing = await missingRatings(scene.db, scene.program.programId, scene.asOf, sliceOf(scene));
    if (missing === 0) return [];
    const words = `${people(missing)} ${missing === 1 ? "has" : "have"} not said how it is going`;
    return [
      {
        ...insightOf("missing-ratings", "missing", missing, words, scene, unanswered, "participant_id"),
        detail: `Asked ${MISSED_AFTER_DAYS} days ago or more, and once more since.`,
        why: "Who does not answer is not always content. You know least about those who say nothing.",
      },
    ];
  },
};

type Ratings = typeof lowLately;

function insightOf(
  key: string,
  rated: string,
  number: number,
  sentence: string,
  scene: Scene,
  which: Ratings,
  column: string,
): Omit<Insight, "why"> {
  const { db, program, asOf } = scene;
  return {
    key,
    kind: key,
    tip: key,
    number: Math.min(number, CAP),
    sentence,
    detail: null,
    who: { label: "See who", to: `participants?rated=${rated}` },
    action: { label: "Reach out", to: `outreach/new?rated=${rated}` },
    lines: NO_LINES,
    about: async () => {
      const { rows } = await sql<{ id: string }>`
        select distinct r.${sql.ref(column)} as id from (${which(program.programId, asOf)}) r
          join participant p on p.program_id = ${program.programId} and p.participant_id = r.${sql.ref(column)}
            and p.status <> 'removed'
        where ${inSlice(program.programId, sliceOf(scene), `r.${column}`)}
        order by id limit ${CAP}`.execute(db);
      return rows.map((row) => row.id);
    },
  };
}

const lineOf = (one: LowRating) => ({
  name: one.name,
  to: `participants/${one.participantId}`,
  words: `${one.partners.length > 0 ? `with ${names(one.partners)}: ` : ""}${one.rating} of 5`,
  since: one.givenAt,
  quote: one.comment,
});
