import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { tell } from "../../notices/tell.ts";
import { CERTIFICATE_NOTICE } from "./certificate-notice.ts";
import "../../access/access.tables.ts";
import "../../notices/notices.tables.ts";
import "../../progress/progress.tables.ts";
import { WITHOUT_CERTIFICATE } from "./without-certificate.ts";

/** What was completed longer ago (in a log brought along from elsewhere) is no news. */
const NEWS_MS = 30 * 86_400_000;
const AT_ONCE = 500;

/**
 * Tells those who have completed the last milestone of a loop that a certificate waits for them, once for each loop.
 * Whatever carried them there (a meeting whose time came, a story, a coordinator's step), this finds them.
 */
export async function tellCompleted(log: Log): Promise<number> {
  const now = log.now();
  return log.store.transaction(async (tx) => {
    const rows = await tx
      .selectFrom("standing as s")
      .innerJoin("participant as p", (join) =>
        join.onRef("p.program_id", "=", "s.program_id").onRef("p.participant_id", "=", "s.participant_id" as never),
      )
      .where("s.completed_at", ">", new Date(now.getTime() - NEWS_MS))
      .where("s.loop_id", "<>", "")
      .where("p.status", "<>", "removed")
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("notice as n")
              .whereRef("n.program_id", "=", "s.program_id")
              .whereRef("n.participant_id", "=", "s.participant_id" as never)
              .where("n.kind", "=", CERTIFICATE_NOTICE)
              .whereRef("n.key", "=", "s.loop_id")
              .select("n.notice_id"),
          ),
        ),
      )
      .where(WITHOUT_CERTIFICATE)
      .orderBy("s.completed_at")
      .limit(AT_ONCE)
      .select(["s.program_id", "s.participant_id", "s.loop_id"])
      .execute();
    for (const row of rows) {
      const loop = row.loop_id as LoopId;
      const to = row.participant_id as ParticipantId;
      await tell(tx, row.program_id, { kind: CERTIFICATE_NOTICE, to, loop, key: loop, at: now });
    }
    return rows.length;
  });
}
