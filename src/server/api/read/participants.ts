import { sql } from "kysely";
import { z } from "zod";
import type { Program } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { Filter } from "../../../insights/filter.ts";
import { peopleWhoFit } from "../../../insights/people-who-fit.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { Db } from "../../../store/store.ts";
import { type Endpoint, endpoint } from "../endpoint.ts";
import { iso, Moment } from "../moment.ts";
import { Paging, page, pageOf } from "../paging.ts";
import "../../../access/access.tables.ts";

const ParticipantBody = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(["mentor", "mentee", "either"]),
  status: z.enum(["joined", "invited", "active", "removed"]),
  tags: z.array(z.string()),
  joinedAt: Moment,
  lastActiveAt: Moment.nullable(),
});

/** Who is in the program: all whom the filters of the page find, or one of them. */
export function participantEndpoints(log: Log): Endpoint[] {
  const path = "/api/v1/programs/:program/participants";
  return [
    endpoint({
      method: "get",
      path,
      summary: "Participants, filtered as on the page",
      query: Filter.omit({ sort: true }).extend(Paging.shape),
      answer: { status: 200, schema: pageOf(ParticipantBody) },
      handle: (_, { program }, { limit, after, ...filter }) =>
        page(
          limit,
          (row) => row.participant_id,
          readParticipants(log, program, { ...filter, sort: "name" }, after, limit),
          participantBody,
        ),
    }),
    endpoint({
      method: "get",
      path: `${path}/:participant`,
      summary: "One participant",
      answer: { status: 200, schema: ParticipantBody },
      handle: async (c, { program }) => {
        const row = await readParticipant(log.store.db, program, c.req.param("participant") as ParticipantId);
        return row ? participantBody(row) : null;
      },
    }),
  ];
}

const COLUMNS = [
  "p.participant_id",
  "p.name",
  "p.email",
  "p.role",
  "p.status",
  "p.joined_at",
  "p.last_active_at",
] as const;
const TAGS = sql<string[]>`array(select t.tag from participant_tag t where t.program_id = p.program_id
  and t.participant_id = p.participant_id order by t.tag)`.as("tags");

function readParticipants({ store, now }: Log, program: Program, filter: Filter, after: string, limit: number) {
  return peopleWhoFit(store.db, program, filter, now())
    .where("p.participant_id", ">", after as ParticipantId)
    .orderBy("p.participant_id")
    .limit(limit + 1)
    .select(COLUMNS)
    .select(TAGS)
    .execute();
}

function readParticipant(db: Db, { programId }: Program, id: ParticipantId) {
  return db
    .selectFrom("participant as p")
    .where("p.program_id", "=", programId)
    .where("p.participant_id", "=", id)
    .select(COLUMNS)
    .select(TAGS)
    .executeTakeFirst();
}

type ParticipantRow = Awaited<ReturnType<typeof readParticipants>>[number];
const participantBody = (row: ParticipantRow) => ({
  id: row.participant_id,
  name: row.name,
  email: row.email,
  role: row.role,
  status: row.status,
  tags: row.tags,
  joinedAt: row.joined_at.toISOString(),
  lastActiveAt: iso(row.last_active_at),
});
