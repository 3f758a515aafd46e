import type { ProgramId } from "../../access/program-id.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Store } from "../../store/store.ts";
import { deleteMessage } from "./delete-message.ts";
import { editMessage } from "./edit-message.ts";
import { markRead } from "./mark-read.ts";
import { readMessages } from "./read-messages.ts";
import { restoreMessage } from "./restore-message.ts";
import { sendMessage } from "./send-message.ts";

type Program = {
  store: Store;
  log: Log;
  clock: { now(): Date };
  programId: ProgramId;
  mentor(name: string): Promise<ParticipantId>;
  mentee(name: string): Promise<ParticipantId>;
  loop(mentor: ParticipantId, mentee: ParticipantId): Promise<LoopId>;
  memberViewer(participant: ParticipantId, loop: LoopId): Promise<MemberViewer>;
};

/** For tests: Amara and Lena, matched, and all that they can do with messages; by Lena unless it says otherwise. */
export async function pairThatWrites<W extends Program>(world: W) {
  const { programId, store, log } = world;
  const amara = await world.mentor("Amara");
  const lena = await world.mentee("Lena");
  const loopId = await world.loop(amara, lena);
  const own = (message: string, by = lena) => ({ programId, loopId, message, by });
  const say = (body: string, author = lena) => sendMessage(log, { programId, loopId, author, body });
  return {
    world,
    amara,
    lena,
    loopId,
    say,
    async said(body: string, author = lena): Promise<string> {
      const answer = await say(body, author);
      if ("refused" in answer) throw new Error(answer.refused);
      return answer.message;
    },
    edit: (message: string, body: string, version = 1, by = lena) =>
      editMessage(log, { ...own(message, by), body, version }),
    remove: (message: string, by = lena) => deleteMessage(log, own(message, by)),
    restore: (message: string, by = lena) => restoreMessage(log, own(message, by)),
    read: (upTo: string, reader = amara) => markRead(log, { programId, loopId, reader, upTo }),
    /** The conversation as one of them sees it. */
    seenBy: async (who: ParticipantId, before?: string) =>
      readMessages(store.db, await world.memberViewer(who, loopId), world.clock.now(), before),
    rows: () =>
      store.db.selectFrom("message").where("loop_id", "=", loopId).orderBy("message_id").selectAll().execute(),
    sent: () =>
      store.db
        .selectFrom("activity")
        .where("loop_id", "=", loopId)
        .where("kind", "=", "message.sent")
        .selectAll()
        .execute(),
  };
}
