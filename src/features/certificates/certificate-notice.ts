import type { NoticeKind, NoticeScene } from "../../notices/notice-kind.ts";
import "../../progress/progress.tables.ts";
import { WITHOUT_CERTIFICATE } from "./without-certificate.ts";

export const CERTIFICATE_NOTICE = "certificate";

/** "You walked the whole way": said once for each loop, unless they have taken it by then. */
export const certificateNotice: NoticeKind = {
  kind: CERTIFICATE_NOTICE,
  title: "Your certificate",
  why: "because you reached the last milestone with your mentoring partner",
  pace: "at_once",
  async compose(scene, notices) {
    const waiting = await loopsWithoutOne(scene);
    return notices
      .filter((notice) => notice.loop !== null && waiting.has(notice.loop))
      .map((notice) => ({
        notices: [notice.id],
        subject: "You walked the whole way: take your certificate",
        text: "You did every step of the last milestone. That is worth something to show: a certificate with your name, that anybody can verify.",
        link: `${scene.baseUrl}/programs/${scene.programId}/loops/${notice.loop}/certificate`,
        action: "Take your certificate",
      }));
  },
};

async function loopsWithoutOne({ db, programId, participant }: NoticeScene): Promise<Set<string>> {
  const rows = await db
    .selectFrom("standing as s")
    .where("s.program_id", "=", programId)
    .where("s.participant_id", "=", participant.participantId)
    .where("s.completed_at", "is not", null)
    .where(WITHOUT_CERTIFICATE)
    .select("s.loop_id")
    .execute();
  return new Set(rows.map((row) => row.loop_id));
}
