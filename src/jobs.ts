import type { ProgramId } from "./access/program-id.ts";
import type { Signer } from "./access/signed-link.ts";
import type { Log } from "./activity/log.ts";
import { tellCompleted } from "./features/certificates/tell-completed.ts";
import { lookAhead } from "./features/dashboard/look-ahead.ts";
import { askFeedback } from "./features/feedback/ask-feedback.ts";
import { forgetDeletedGoals } from "./features/goals/delete-goal.ts";
import { forgetDeletedKudos } from "./features/kudos/delete-kudos.ts";
import { runLoopClock } from "./features/loops/loop-clock.ts";
import { askSilentLoops } from "./features/loops/silence/ask-silent.ts";
import { followLoops } from "./features/meetings/calendar/follow-loops.ts";
import { holdDueMeetings } from "./features/meetings/hold-due-meetings.ts";
import { forgetDeletedMessages } from "./features/messages/forget-deleted.ts";
import { forgetDeletedStories } from "./features/stories/delete-story.ts";
import { forgetDeletedFiles } from "./files/forget-files.ts";
import { deliverMail } from "./mail/deliver-mail.ts";
import { smtpSender } from "./mail/smtp-sender.ts";
import type { NoticeKind } from "./notices/notice-kind.ts";
import { sendNotices } from "./notices/send-notices.ts";
import { sendDigests } from "./outreach/digest/send-digests.ts";
import { runNudges } from "./outreach/nudges/run-nudges.ts";
import { sendDueOutreach } from "./outreach/send-due-outreach.ts";
import { refreshCoordinators } from "./progress/refresh-members.ts";
import type { Job } from "./server/jobs.ts";
import type { Settings } from "./server/settings.ts";

type House = {
  log: Log;
  settings: Settings;
  signer: Signer;
  noticeKinds: readonly NoticeKind[];
  /** Runs the job of that name now. */
  poke: (name: string) => void;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What happens by itself, and how often it is looked for. Each finds what is due and not done, so a missed run loses nothing. */
export function jobsOf({ log, settings, signer, noticeKinds, poke }: House): Job[] {
  const { store, now } = log;
  const { baseUrl } = settings;
  /** What has just been written leaves at once. */
  const thenMail = (write: () => Promise<number>) => async () => {
    if ((await write()) > 0) poke("mail");
  };
  return [
    { name: "meetings", everyMs: 20 * SECOND, run: () => holdDueMeetings(log) },
    { name: "calendars", everyMs: 20 * SECOND, run: () => followLoops(log) },
    { name: "questions", everyMs: MINUTE, run: () => askFeedback(log) },
    { name: "loops", everyMs: 20 * SECOND, run: () => runLoopClock(log) },
    { name: "certificates", everyMs: MINUTE, run: () => tellCompleted(log) },
    { name: "dashboards", everyMs: HOUR / 2, run: () => lookAhead(store, now) },
    { name: "silence", everyMs: HOUR, run: () => askSilentLoops(log) },
    {
      name: "nudges",
      everyMs: 10 * MINUTE,
      run: async () => {
        if ((await runNudges(store, now)) > 0) poke("outreach");
      },
    },
    { name: "digests", everyMs: 5 * MINUTE, run: thenMail(() => sendDigests(store, { baseUrl, signer, now })) },
    { name: "outreach", everyMs: 20 * SECOND, run: thenMail(() => sendDueOutreach(store, { baseUrl, signer, now })) },
    {
      name: "notices",
      everyMs: 20 * SECOND,
      run: thenMail(() => sendNotices(store, { kinds: noticeKinds, baseUrl, signer, now })),
    },
    ...forgetting(log),
    ...(settings.smtpUrl ? [mailing(log, { ...settings, smtpUrl: settings.smtpUrl })] : []),
  ];
}

/** What was deleted and can no longer be brought back. */
const forgetting = (log: Log): Job[] => [
  { name: "deleted messages", everyMs: MINUTE, run: () => forgetDeletedMessages(log) },
  { name: "deleted files", everyMs: MINUTE, run: () => forgetDeletedFiles(log.store.db, log.now()) },
  { name: "deleted goals", everyMs: HOUR, run: () => forgetDeletedGoals(log) },
  { name: "deleted kudos", everyMs: HOUR, run: () => forgetDeletedKudos(log) },
  { name: "deleted stories", everyMs: HOUR, run: () => forgetDeletedStories(log) },
];

const mailing = ({ store, now }: Log, { smtpUrl, mailFrom, baseUrl }: Settings & { smtpUrl: string }): Job => ({
  name: "mail",
  everyMs: 5 * SECOND,
  run: async () => {
    const { programs } = await deliverMail(store, smtpSender(smtpUrl, mailFrom, new URL(baseUrl).hostname), now);
    // Coordinators who look on see what was delivered, and what came back.
    if (programs.size === 0) return;
    await store.transaction(async (tx) => {
      for (const program of programs) await refreshCoordinators(store, tx, program as ProgramId);
    });
  },
});
