import type { ParticipantViewer } from "../../access/viewer.ts";
import type { LoopId } from "../../milestones/ids.ts";
import type { NoticeOutcome } from "../../notices/notices.tables.ts";
import type { Pace, QuietHours } from "../../notices/send-at.ts";
import type { Db } from "../../store/store.ts";
import { loopTitle } from "../../web/loop-title.ts";
import "../../access/access.tables.ts";
import "../../notices/notices.tables.ts";

const SHOWN = 50;

export type ToldNotice = {
  id: string;
  kind: string;
  /** In which of the viewer's loops, if in one. */
  loop: { id: LoopId; title: string } | null;
  toldAt: Date;
  /** When it is to go at the earliest; null once it is settled. */
  waitsUntil: Date | null;
  outcome: NoticeOutcome | null;
  settledAt: Date | null;
};

/** What a participant chose, and what they were told lately: which things and why, never what somebody wrote. */
export async function readNotices(db: Db, viewer: ParticipantViewer) {
  const { programId } = viewer.program;
  const me = viewer.participant.participantId;
  const [paces, quiet, rows, address] = await Promise.all([
    db
      .selectFrom("notice_preference")
      .where("program_id", "=", programId)
      .where("participant_id", "=", me)
      .select(["kind", "pace"])
      .execute(),
    db
      .selectFrom("quiet_hours")
      .where("program_id", "=", programId)
      .where("participant_id", "=", me)
      .select(["from_minute", "until_minute"])
      .executeTakeFirst(),
    db
      .selectFrom("notice")
      .where("program_id", "=", programId)
      .where("participant_id", "=", me)
      .orderBy("told_at", "desc")
      .orderBy("notice_id", "desc")
      .limit(SHOWN)
      .select(["notice_id", "kind", "loop_id", "told_at", "due_at", "held_until", "settled_at", "outcome"])
      .execute(),
    db
      .selectFrom("participant")
      .where("program_id", "=", programId)
      .where("participant_id", "=", me)
      .select("email")
      .executeTakeFirst(),
  ]);
  const titles = await titlesOf(
    db,
    viewer,
    rows.flatMap((row) => (row.loop_id ? [row.loop_id] : [])),
  );
  return {
    address: address?.email ?? null,
    paces: new Map<string, Pace>(paces.map((row) => [row.kind, row.pace])),
    quiet: quiet ? ({ from: quiet.from_minute, until: quiet.until_minute } satisfies QuietHours) : null,
    told: rows.map((row): ToldNotice => {
      const title = row.loop_id ? titles.get(row.loop_id) : undefined;
      const waits = row.held_until && row.held_until > row.due_at ? row.held_until : row.due_at;
      return {
        id: row.notice_id,
        kind: row.kind,
        loop: row.loop_id && title ? { id: row.loop_id, title } : null,
        toldAt: row.told_at,
        waitsUntil: row.settled_at ? null : waits,
        outcome: row.outcome,
        settledAt: row.settled_at,
      };
    }),
  };
}
export type Notices = Awaited<ReturnType<typeof readNotices>>;

/** What the viewer calls those of these loops that they are in. */
async function titlesOf(db: Db, { program, participant }: ParticipantViewer, loops: readonly LoopId[]) {
  if (loops.length === 0) return new Map<LoopId, string>();
  const rows = await db
    .selectFrom("loop_member as me")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "me.program_id").onRef("l.loop_id", "=", "me.loop_id"),
    )
    .innerJoin("loop_member as m", (join) =>
      join
        .onRef("m.program_id", "=", "me.program_id")
        .onRef("m.loop_id", "=", "me.loop_id")
        .on("m.removed_at", "is", null),
    )
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .where("me.program_id", "=", program.programId)
    .where("me.participant_id", "=", participant.participantId)
    .where("me.removed_at", "is", null)
    .where("me.loop_id", "in", [...new Set(loops)])
    .orderBy("p.name")
    .select(["l.loop_id", "l.name as loop_name", "p.participant_id", "p.name"])
    .execute();
  const titles = new Map<LoopId, string>();
  for (const [loop, members] of Map.groupBy(rows, (row) => row.loop_id)) {
    const others = members.filter((member) => member.participant_id !== participant.participantId);
    titles.set(
      loop,
      loopTitle(
        others.map((member) => member.name),
        members[0]?.loop_name ?? null,
      ),
    );
  }
  return titles;
}
