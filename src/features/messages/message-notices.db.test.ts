import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { openSigner } from "../../access/signed-link.ts";
import { sendNotices } from "../../notices/send-notices.ts";
import type { Store } from "../../store/store.ts";
import "../../mail/mail.tables.ts";
import { messageNotices } from "./message-notices.ts";
import { pairThatWrites } from "./pair-that-writes.fixture.ts";
import { sendMessage } from "./send-message.ts";
import { AWAY_MS } from "./tell-others.ts";

const BASE = "https://cairn.example.org";

eachStore("the mail to a partner who is away", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene() {
    const world = await buildWorld(store);
    const pair = await pairThatWrites(world);
    const { programId, clock } = world;
    await store.db.updateTable("participant").set({ status: "active" }).where("program_id", "=", programId).execute();
    const signer = openSigner("a secret of tests");
    return {
      ...pair,
      /** What the job sends after that time, and to whom. */
      async mailsAfter(ms: number) {
        clock.pass(ms);
        await sendNotices(store, { kinds: [messageNotices], baseUrl: BASE, signer, now: clock.now });
        return store.db.selectFrom("mail").where("program_id", "=", programId).orderBy("mail_id").selectAll().execute();
      },
      outcomes: async () =>
        (await store.db.selectFrom("notice").where("program_id", "=", programId).select("outcome").execute()).map(
          (row) => row.outcome,
        ),
    };
  }

  test("waits five minutes, to the millisecond, says who wrote and never what, and leads to the answer", async () => {
    const { said, mailsAfter, world, loopId } = await scene();
    await said("KANARI **one**");
    expect(await mailsAfter(AWAY_MS - 1)).toEqual([]);
    const [mail, ...more] = await mailsAfter(1);
    expect(more).toEqual([]);
    expect(mail?.recipient).toBe("amara@example.org");
    expect(mail?.subject).toBe("Lena wrote to you");
    expect(mail?.body).toContain("Lena wrote a message.");
    expect(mail?.body).toContain(`${BASE}/programs/${world.programId}/loops/${loopId}#write`);
    expect(JSON.stringify(mail)).not.toContain("KANARI");
    expect(mail?.unsubscribe).toContain(`${BASE}/unsubscribe/`);
    expect(await mailsAfter(60_000)).toHaveLength(1);
  });

  test("is one for many messages, from the first of them on", async () => {
    const { said, mailsAfter } = await scene();
    await said("One");
    expect(await mailsAfter(AWAY_MS - 1_000)).toEqual([]);
    for (const words of ["Two", "Three"]) await said(words);
    const [mail] = await mailsAfter(1_000);
    expect(mail?.subject).toBe("3 messages from Lena");
    expect(mail?.body).toContain("Read them, and answer Lena:\n");
    // As long as nothing of it is read, what is written more that day brings no other mail; the next day it does.
    await said("Four");
    expect(await mailsAfter(AWAY_MS)).toHaveLength(1);
    await mailsAfter(24 * 3_600_000);
    await said("Five");
    expect((await mailsAfter(AWAY_MS)).map((mail) => mail.subject)).toEqual([
      "3 messages from Lena",
      "5 messages from Lena",
    ]);
  });

  test("does not go to somebody who read it, or answered, or when it was deleted", async () => {
    const { said, read, remove, mailsAfter, outcomes, amara } = await scene();
    await read(await said("Read on the open page"));
    expect(await mailsAfter(AWAY_MS)).toEqual([]);
    await said("Answered");
    await read(await said("At once", amara), amara);
    await remove(await said("Taken back"));
    // Lena has answered, too: whoever writes has read what stands there.
    expect(await mailsAfter(AWAY_MS)).toEqual([]);
    expect(await outcomes()).toEqual(["untrue", "untrue", "untrue", "untrue"]);
    await said("Are you there?", amara);
    expect((await mailsAfter(AWAY_MS)).map((mail) => [mail.recipient, mail.subject])).toEqual([
      ["lena@example.org", "Amara wrote to you"],
    ]);
  });

  test("read once, the next message is told again", async () => {
    const { said, read, mailsAfter } = await scene();
    const first = await said("One");
    expect(await mailsAfter(AWAY_MS)).toHaveLength(1);
    await read(first);
    await said("Two");
    expect(await mailsAfter(AWAY_MS)).toHaveLength(2);
  });

  test("is one for all loops of a person", async () => {
    const { said, mailsAfter, world, amara, loopId } = await scene();
    const max = await world.mentee("Max");
    const other = await world.loop(amara, max);
    await said("KANARI");
    await said("KANARI again");
    await sendMessage(world.log, { programId: world.programId, loopId: other, author: max, body: "KANARI" });
    const mails = await mailsAfter(AWAY_MS);
    expect(mails.map((mail) => mail.subject)).toEqual(["New messages in 2 of your loops"]);
    // Each has a button of its own.
    for (const [words, name, loop] of [
      ["Lena wrote 2 messages.", "Lena", loopId],
      ["Max wrote a message.", "Max", other],
    ])
      expect(mails[0]?.body).toMatch(new RegExp(`${words}\nAnswer ${name}:\nhttp\\S+/${loop}#write\n`));
    expect(JSON.stringify(mails)).not.toContain("KANARI");
  });

  test("of sixteen who send at once there is one", async () => {
    const { say, mailsAfter } = await scene();
    await Promise.all(Array.from({ length: 16 }, (_, n) => say(`no. ${n}`)));
    expect((await mailsAfter(AWAY_MS)).map((mail) => mail.subject)).toEqual(["16 messages from Lena"]);
  });
});
