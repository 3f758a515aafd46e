import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Filled } from "../../store/together.ts";

/** The last message of the loop: by its id, which rises with time. `sent_at` in ms. */
export type Last = { message_id: string; author_id: ParticipantId; body: string; sent_at: number; deleted: boolean };
/** Somebody else in the loop who is still in the program, and how far they have read. */
export type Other = { id: ParticipantId; reachable: boolean; readUpTo: string };
export type ConversationNow = { last: Last | null; others: Other[] | null };

/** What whoever writes has to know once the loop is theirs: two posts of one message wait for each other. */
export const conversationNow = (of: { programId: ProgramId; loopId: LoopId; author: ParticipantId }): Filled => ({
  piece: { name: "conversation_now", text: "conversation_now($1, $2, $3)" },
  values: [of.programId, of.loopId, of.author],
});
