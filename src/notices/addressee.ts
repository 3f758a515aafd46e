import type { ProgramId } from "../access/program-id.ts";
import "../access/access.tables.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import type { Tx } from "../store/store.ts";
import "./notices.tables.ts";
import type { Pace, QuietHours } from "./send-at.ts";

export type Person = { program_id: ProgramId; participant_id: ParticipantId };

/** Where and when somebody can be written to: people who came in, and whether they are still here. */
export async function readAddressee(tx: Tx, person: Person) {
  const row = await tx
    .selectFrom("participant as p")
    .innerJoin("program", "program.program_id", "p.program_id")
    .leftJoin("quiet_hours as q", (join) =>
      join.onRef("q.program_id", "=", "p.program_id").onRef("q.participant_id", "=", "p.participant_id"),
    )
    .where("p.program_id", "=", person.program_id)
    .where("p.participant_id", "=", person.participant_id)
    .where("p.status", "in", ["active", "removed"])
    .where("p.email", "is not", null)
    .select([
      "p.name",
      "p.email",
      "p.status",
      "p.timezone",
      "program.name as program",
      "program.timezone as program_zone",
    ])
    .select(["q.from_minute", "q.until_minute"])
    .executeTakeFirst();
  if (!row?.email) return null;
  const quiet: QuietHours | null =
    row.from_minute === null || row.until_minute === null ? null : { from: row.from_minute, until: row.until_minute };
  const gone = row.status === "removed";
  return {
    gone,
    name: row.name,
    email: row.email,
    zone: row.timezone ?? row.program_zone,
    programName: row.program,
    quiet,
  };
}

/** How soon somebody wants to hear of each kind; of a kind that is not in it, they have never said. */
export async function readPaces(tx: Tx, person: Person): Promise<Map<string, Pace>> {
  const rows = await tx
    .selectFrom("notice_preference")
    .where("program_id", "=", person.program_id)
    .where("participant_id", "=", person.participant_id)
    .select(["kind", "pace"])
    .execute();
  return new Map(rows.map((row) => [row.kind, row.pace]));
}
