import type { CoordinatorViewer } from "../access/viewer.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import type { Db } from "../store/store.ts";
import "../progress/progress.tables.ts";
import type { Whom } from "./outreach.tables.ts";
import { RECIPIENTS_MAX } from "./recipients.ts";

/** Who is written to, and about which loop, for those of whom that is settled. */
export type Reached = { to: string[]; loops: ReadonlyMap<string, string> };
/** The people who were chosen, whom to write to for them, and at which milestone ("" for any). */
export type Choosing = { people: readonly string[]; whom: Whom; milestone: string };

/**
 * Those who are written to when these people are chosen. "both": they and their partners, in each of their open loops; who has
 * none is written to alone. "turn": instead of them, whoever can go on in those loops: they, their partner, or both where
 * either can. Where it is nobody's turn (a date is set, a match is awaited), nobody. If a milestone is named, only loops at it
 * count.
 */
export async function reachedBy(
  db: Db,
  { program }: Pick<CoordinatorViewer, "program">,
  { people, whom, milestone }: Choosing,
): Promise<Reached> {
  if (whom === "chosen" || people.length === 0) return { to: [...people], loops: new Map() };
  const stage = program.pathway.stages.findIndex((one) => one.id === milestone);
  const chosen = people.slice(0, RECIPIENTS_MAX) as ParticipantId[];
  const rows = await db
    .selectFrom("standing as s")
    .innerJoin("standing as o", (join) =>
      join.onRef("o.program_id", "=", "s.program_id").onRef("o.loop_id", "=", "s.loop_id"),
    )
    .where("s.program_id", "=", program.programId)
    .where("s.participant_id", "in", chosen)
    .where("s.loop_id", "<>", "")
    .where("s.closed", "=", false)
    .where("s.paused", "=", false)
    .$if(stage >= 0, (query) => query.where("s.stage", "=", stage))
    .$if(whom === "turn", (query) =>
      query.where((eb) =>
        eb.or([
          eb.and([eb("s.turn", "in", ["me", "either"]), eb("o.participant_id", "=", eb.ref("s.participant_id"))]),
          eb.and([
            eb("s.turn", "in", ["partner", "either"]),
            eb("o.participant_id", "<>", eb.ref("s.participant_id")),
            eb("o.role", "<>", eb.ref("s.role")),
          ]),
        ]),
      ),
    )
    .where("o.closed", "=", false)
    .orderBy("o.participant_id")
    .orderBy("o.loop_id")
    .select(["o.participant_id", "o.loop_id"])
    .distinct()
    .execute();
  const loops = new Map<string, string>();
  for (const row of rows) if (!loops.has(row.participant_id)) loops.set(row.participant_id, row.loop_id);
  const to = whom === "both" ? [...new Set([...people, ...loops.keys()])] : [...loops.keys()];
  // Somebody chosen who has several loops is written to about the one that has waited longest, as always (`readRecipients`).
  if (whom === "both") for (const person of people) loops.delete(person);
  return { to: to.slice(0, RECIPIENTS_MAX), loops };
}
