import type { NoticeKind } from "../notices/notice-kind.ts";
import { OUTREACH_KIND } from "./skips.ts";

/**
 * Lets people say whether they want mails from their coordinators, beside all else they are told. Such a mail is written
 * by `sendDueOutreach` and never told as a notice, so there is nothing to make words of.
 */
export const outreachNotice: NoticeKind = {
  kind: OUTREACH_KIND,
  title: "Messages from your coordinators",
  why: "because your coordinator wrote to you",
  pace: "at_once",
  urgent: true,
  compose: async () => [],
};
