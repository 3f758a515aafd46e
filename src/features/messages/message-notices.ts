import { sql } from "kysely";
import { firstName, names } from "../../access/names.ts";
import type { LoopId } from "../../milestones/ids.ts";
import type { NoticeKind, NoticeScene } from "../../notices/notice-kind.ts";
import { MESSAGE } from "./tell-others.ts";

/** One part for all loops in which something waits: who wrote, and how often; never what. */
export const messageNotices: NoticeKind = {
  kind: MESSAGE,
  title: "New messages",
  why: "because somebody wrote to you in a loop",
  pace: "at_once",
  async compose(scene, notices) {
    const waiting = await readWaiting(scene, [...new Set(notices.flatMap((notice) => notice.loop ?? []))]);
    const told = notices.filter((notice) => waiting.some((one) => one.loop === notice.loop));
    const [first] = waiting;
    if (!first) return [];
    const room = (loop: LoopId) => `${scene.baseUrl}/programs/${scene.programId}/loops/${loop}#write`;
    const lines = waiting.map(
      (one) => `${names(one.authors)} wrote ${one.count === 1 ? "a message" : many(one.count)}.`,
    );
    const ids = told.map((notice) => notice.id);
    if (waiting.length === 1) {
      const who = names(first.authors.map(firstName));
      return [
        {
          notices: ids,
          subject: first.count === 1 ? `${names(first.authors)} wrote to you` : `${many(first.count)} from ${who}`,
          text: lines[0] as string,
          link: room(first.loop),
          action: `Read ${first.count === 1 ? "it" : "them"}, and answer ${who}`,
        },
      ];
    }
    return [
      {
        notices: ids,
        subject: `New messages in ${waiting.length} of your loops`,
        text: waiting
          .map((one, index) => `${lines[index]}\nAnswer ${names(one.authors.map(firstName))}:\n${room(one.loop)}`)
          .join("\n\n"),
        link: `${scene.baseUrl}/programs/${scene.programId}/home`,
        action: "See all your loops",
      },
    ];
  },
};

const MANY = 100;
const many = (count: number) => `${count >= MANY ? `${MANY} or more` : count} messages`;

type Waiting = { loop: LoopId; authors: string[]; count: number };

/** What this person has not read in these loops, as long as they are in them. Read meanwhile, there is nothing. */
async function readWaiting({ db, programId, participant }: NoticeScene, loops: readonly LoopId[]): Promise<Waiting[]> {
  const me = participant.participantId;
  const { rows } = await sql<{ loop_id: LoopId; name: string; count: number }>`
    select lm.loop_id, p.name, count(*) as count from loop_member lm
    left join message_read r
      on r.program_id = lm.program_id and r.loop_id = lm.loop_id and r.participant_id = lm.participant_id
    cross join lateral (
      select m.author_id from message m
      where m.program_id = lm.program_id and m.loop_id = lm.loop_id and m.message_id > coalesce(r.up_to, '')
        and m.author_id <> lm.participant_id and m.deleted_at is null
      limit ${MANY}
    ) waiting
    join participant p on p.program_id = lm.program_id and p.participant_id = waiting.author_id
    where lm.program_id = ${programId} and lm.participant_id = ${me} and lm.loop_id = any(${[...loops]}::text[])
      and lm.removed_at is null
    group by lm.loop_id, p.participant_id, p.name
    order by lm.loop_id, p.name`.execute(db);
  return [...Map.groupBy(rows, (row) => row.loop_id)].map(([loop, of]) => ({
    loop,
    authors: of.map((row) => row.name),
    count: of.reduce((sum, row) => sum + Number(row.count), 0),
  }));
}
