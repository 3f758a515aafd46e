import type { Log } from "../../activity/log.ts";
import { peopleNamed } from "../../insights/people-named.ts";
import { countUninvited } from "../../insights/uninvited.ts";
import { type Findable, type Found, fits } from "../../web/findable.ts";
import { segmentsOf } from "./segments.ts";

const MOST = 6;
/** For so many people what can be done with each is offered; with more, only when it is asked for. */
const FEW = 2;

/** For coordinators: people by name, what can be done with them, kept segments, and those who wait to be invited. */
export function peopleToFind(log: Log): Findable {
  const { db } = log.store;
  return async (viewer, asked) => {
    if (!viewer.isCoordinator) return [];
    const { program } = viewer;
    const base = `/programs/${program.programId}`;
    const [people, segments, uninvited] = await Promise.all([
      peopleNamed(db, program, asked.name, MOST),
      segmentsOf(db, program.programId),
      countUninvited(db, program.programId),
    ]);
    const found: Found[] = people.map((person) => ({
      group: "people",
      label: person.name,
      href: `${base}/participants/${person.participant_id}`,
      hint: person.email ?? person.role,
    }));
    const doingSaid = asked.name !== asked.words.join(" ");
    if (doingSaid || people.length <= FEW) {
      for (const { participant_id: id, name, email } of people.slice(0, doingSaid ? MOST : FEW)) {
        const to = encodeURIComponent(id);
        for (const [doing, also, path] of [
          ...(viewer.withoutMessages ? [] : [["Write to", "message mail reach out", `outreach/new?to=${to}`] as const]),
          ["Match", "pair with", `loops/new?with=${to}`],
          ["Log a call or a talk with", "mail intervention note", `participants/${to}#log-intervention`],
        ] as const) {
          const label = `${doing} ${name}`;
          if (fits(asked, `${label} ${also} ${email ?? ""}`))
            found.push({ group: "actions", label, href: `${base}/${path}` });
        }
      }
    }
    for (const { name, query } of segments) {
      if (fits(asked, `${name} segment`))
        found.push({ group: "pages", label: name, href: `${base}/participants${query}`, hint: "segment" });
    }
    const invite = "Invite everyone not invited";
    if (uninvited > 0 && !viewer.withoutMessages && fits(asked, `${invite} people`)) {
      const hint = uninvited > 1_000 ? "1,000+ people" : uninvited === 1 ? "1 person" : `${uninvited} people`;
      found.push({ group: "actions", label: invite, href: `${base}/participants?status=joined#invite`, hint });
    }
    return found;
  };
}
