import type { Skipped } from "../../outreach/outreach.tables.ts";

/** Why somebody got no mail. */
export const SKIPPED: Record<Skipped, string> = {
  removed: "not sent: no longer in the program",
  no_address: "not sent: no address",
  unsubscribed: "not sent: wants no such mails",
  written_to: "not sent: got one in the last 3 days",
};
