import type { NoticeKind } from "../../notices/notice-kind.ts";
import { invitationNotices } from "./calendar/invitation-notices.ts";
import { proposalNotices } from "./proposals/proposal-notices.ts";
import { heldNotices } from "./reminders/held-notices.ts";
import { reminderNotices } from "./reminders/reminder-notices.ts";

/** What participants are told about their meetings. `from`: the address that organises them. */
export const meetingNotices = ({ from }: { from: string }): NoticeKind[] => [
  proposalNotices,
  invitationNotices({ from }),
  reminderNotices,
  heldNotices,
];
