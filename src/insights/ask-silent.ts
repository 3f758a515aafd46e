import { NO_LINES } from "./about-people.ts";
import { CAP, counted, type Question, sliceOf } from "./insight.ts";
import { silentLoops } from "./silent.ts";

const NAMED = 5;
/** As many people as fit into an address. */
const WRITTEN_TO = 60;

/** Loops in which nothing has happened for a month, and whose members did not answer when they were asked. */
export const askSilent: Question = {
  async ask(scene) {
    const silent = await silentLoops(scene.db, scene.program.programId, scene.asOf, sliceOf(scene));
    if (silent.length === 0) return [];
    const number = silent.length;
    const people = [...new Set(silent.flatMap((loop) => loop.people.map((person) => person.id)))].slice(0, WRITTEN_TO);
    const shown = silent.slice(0, NAMED).map((loop) => ({
      name: loop.name ?? loop.people.map((person) => person.name).join(" and "),
      to: `loops/${loop.loopId}/overview`,
      since: loop.since,
    }));
    return [
      {
        key: "silent",
        kind: "silent",
        tip: "silent",
        number,
        sentence: `${number === 1 ? "1 loop is silent" : `${counted(number)} loops are silent`}, and did not answer our question`,
        detail: null,
        who: { label: "See all", to: "loops?status=silent" },
        why: "Silence is seldom a decision. A loop that nobody ends keeps two places taken that others wait for.",
        action: {
          label: "Reach out",
          to: `outreach/new?${new URLSearchParams([["sample", "quiet-pair"], ...people.map((id) => ["to", id])])}`,
        },
        lines:
          number >= CAP
            ? NO_LINES
            : { title: "Which", shown, more: number > shown.length ? `and ${number - shown.length} more` : null },
        about: async () => silent.map((loop) => loop.loopId as string).sort(),
      },
    ];
  },
};
