import type { NoticeKind } from "../notices/notice-kind.ts";
import { OUTREACH_KIND } from "./skips.ts";

/**
 * Lets people switch off mails from their coordinators, in the same place as all else that they are told. `sendDueOutreach`
 * writes these mails itself, never as notices, so there are no words to make here.
 */
export const outreachNotice: NoticeKind = {
  kind: OUTREACH_KIND,
  title: "Messages from your coordinators",
  why: "because your coordinator wrote to you",
  pace: "at_once",
  urgent: true,
  compose: async () => [],
};
