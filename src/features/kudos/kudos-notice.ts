import { firstName, names } from "../../access/names.ts";
import type { NoticeKind } from "../../notices/notice-kind.ts";
import "../../access/access.tables.ts";
import "./kudos.tables.ts";

/** "Amara gave you kudos for trust": who and what for; the note is read in the loop. */
export const kudosNotice: NoticeKind = {
  kind: "kudos",
  title: "Kudos for you",
  why: "because somebody in a loop with you said thank you",
  pace: "at_once",
  async compose({ db, programId, participant, baseUrl }, notices) {
    const ids = notices.flatMap((notice) => notice.about ?? []);
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom("kudos as k")
      .innerJoin("participant as a", (join) =>
        join.onRef("a.program_id", "=", "k.program_id").onRef("a.participant_id", "=", "k.author_id"),
      )
      .innerJoin("loop_member as m", (join) =>
        join
          .onRef("m.program_id", "=", "k.program_id")
          .onRef("m.loop_id", "=", "k.loop_id")
          .onRef("m.participant_id", "=", "k.recipient_id"),
      )
      .where("k.program_id", "=", programId)
      .where("k.kudos_id", "in", ids)
      .where("k.recipient_id", "=", participant.participantId)
      .where("m.removed_at", "is", null)
      .where("k.deleted_at", "is", null)
      .orderBy("k.given_at")
      .select(["k.kudos_id", "k.loop_id", "k.badge", "a.name"])
      .execute();
    return [...Map.groupBy(rows, (row) => row.loop_id)].map(([loop, all]) => {
      const who = names([...new Set(all.map((one) => firstName(one.name)))]);
      const what = names([...new Set(all.map((one) => one.badge))]);
      return {
        notices: notices
          .filter((notice) => all.some((one) => one.kudos_id === notice.about))
          .map((notice) => notice.id),
        subject: `${who} gave you kudos`,
        text: `${who} gave you kudos for ${what}. A good moment to read why.`,
        link: `${baseUrl}/programs/${programId}/loops/${loop}#kudos-given`,
        action: "Read what they wrote",
      };
    });
  },
};
