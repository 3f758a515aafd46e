import { sql } from "kysely";
import type { ProgramId } from "../../../access/program-id.ts";
import type { ParticipantViewer } from "../../../access/viewer.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import type { Db } from "../../../store/store.ts";
import "./groups.tables.ts";

/** The groups that a participant can find (never hidden ones they are not in), their own first; with whom it is, in numbers. */
export async function readGroups(db: Db, { program, participant }: ParticipantViewer) {
  const { rows } = await sql<{
    loopId: LoopId;
    name: string;
    description: string | null;
    kind: "public" | "on-request" | "hidden";
    mentors: string[];
    members: number;
    mine: boolean;
    askedAt: Date | null;
    declined: boolean;
  }>`
    select l.loop_id as "loopId", coalesce(l.name, 'A group') as name, l.description, l.kind,
      coalesce(array_agg(p.name order by p.name) filter (where m.role = 'mentor'), '{}') as mentors,
      count(p.participant_id) as members,
      coalesce(bool_or(m.participant_id = ${participant.participantId}), false) as mine,
      max(case when r.decided_at is null then r.asked_at end) as "askedAt",
      coalesce(bool_or(r.approved = false), false) as declined
    from loop l
      left join loop_member m on m.program_id = l.program_id and m.loop_id = l.loop_id and m.removed_at is null
      left join participant p on p.program_id = m.program_id and p.participant_id = m.participant_id and p.status <> 'removed'
      left join group_request r on r.program_id = l.program_id and r.loop_id = l.loop_id
        and r.participant_id = ${participant.participantId}
    where l.program_id = ${program.programId} and l.kind <> 'pair' and l.status <> 'closed'
    group by l.loop_id, l.name, l.description, l.kind
    having l.kind <> 'hidden' or bool_or(m.participant_id = ${participant.participantId})
    order by coalesce(bool_or(m.participant_id = ${participant.participantId}), false) desc, l.name, l.loop_id
    limit 200`.execute(db);
  return rows;
}
export type FoundGroup = Awaited<ReturnType<typeof readGroups>>[number];

/** How many groups somebody can join who is not in them. */
export async function countToJoin(db: Db, programId: ProgramId, participantId: string): Promise<number> {
  const row = await db
    .selectFrom("loop as l")
    .where("l.program_id", "=", programId)
    .where("l.kind", "in", ["public", "on-request"])
    .where("l.status", "<>", "closed")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("loop_member as m")
            .whereRef("m.program_id", "=", "l.program_id")
            .whereRef("m.loop_id", "=", "l.loop_id")
            .where("m.participant_id", "=", participantId as never)
            .where("m.removed_at", "is", null)
            .select("m.loop_id"),
        ),
      ),
    )
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}
