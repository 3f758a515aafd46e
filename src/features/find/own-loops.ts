import type { ProgramViewer } from "../../access/viewer.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import { type Asked, type Found, fits } from "../../web/findable.ts";
import { listed, loopTitle } from "../../web/loop-title.ts";
import "../../access/access.tables.ts";

/** What a member does in an open loop: the words, and the part of the loop's page where it is done. */
const DOINGS = [
  ["Write to", "#write", "message"],
  ["Arrange a meeting with", "#arrange", "meet date time plan"],
  ["Share a goal with", "/goals/new", "set goal"],
] as const;

/** The viewer's own loops, their partners in them, and what can be done there; nobody else's. */
export async function ownLoops(db: Db, viewer: ProgramViewer, asked: Asked): Promise<Found[]> {
  if (!viewer.participant) return [];
  const loops = await loopsOf(db, viewer, viewer.participant.participantId);
  return loops.flatMap(({ loopId, name, status, partners }): Found[] => {
    const href = `/programs/${viewer.program.programId}/loops/${loopId}`;
    const names = partners.join(" ");
    const title = loopTitle(partners, name);
    const whom = name ?? listed(partners);
    const found: Found[] = partners
      .filter((partner) => asked.words.length > 0 && fits(asked, partner))
      .map((partner) => ({ group: "people", label: partner, href, hint: title }));
    if (fits(asked, `${title} ${names} loop`))
      found.push({ group: "loops", label: title, href, ...(status === "open" ? {} : { hint: status }) });
    if (status !== "open" || whom === "") return found;
    for (const [words, part, also] of DOINGS) {
      const label = `${words} ${whom}`;
      if (fits(asked, `${label} ${names} ${also}`)) found.push({ group: "actions", label, href: href + part });
    }
    return found;
  });
}

/** Open ones first, the newest first; with the others in each, by name. */
async function loopsOf(db: Db, { program }: ProgramViewer, me: ParticipantId) {
  const rows = await db
    .selectFrom("loop_member as m")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .leftJoin("loop_member as o", (join) =>
      join
        .onRef("o.program_id", "=", "m.program_id")
        .onRef("o.loop_id", "=", "m.loop_id")
        .onRef("o.participant_id", "<>", "m.participant_id")
        .on("o.removed_at", "is", null),
    )
    .leftJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "o.program_id").onRef("p.participant_id", "=", "o.participant_id"),
    )
    .where("m.program_id", "=", program.programId)
    .where("m.participant_id", "=", me)
    .where("m.removed_at", "is", null)
    .orderBy("l.opened_at", "desc")
    .orderBy("p.name")
    .limit(500)
    .select(["l.loop_id", "l.name", "l.status", "p.name as partner"])
    .execute();
  const loops = [...new Set(rows.map((row) => row.loop_id))].map((loopId) => {
    const own = rows.filter((row) => row.loop_id === loopId);
    const [first] = own as [(typeof own)[number]];
    return { loopId, name: first.name, status: first.status, partners: own.flatMap((row) => row.partner ?? []) };
  });
  return loops.sort((a, b) => Number(a.status === "closed") - Number(b.status === "closed"));
}
