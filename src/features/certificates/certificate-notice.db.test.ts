import { expect, test } from "vitest";
import {
  almostFinishedPair,
  finishedPair,
  takeBackMeeting,
  tellLastStory,
} from "../../../test/support/finished-pair.ts";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../../test/support/world.ts";
import { openSigner } from "../../access/signed-link.ts";
import { sendNotices } from "../../notices/send-notices.ts";
import type { Store } from "../../store/store.ts";
import { certificateNotice } from "./certificate-notice.ts";
import { takeCertificate } from "./take-certificate.ts";
import { tellCompleted } from "./tell-completed.ts";

const DAY = 86_400_000;

async function setUp(store: Store) {
  const clock = fixedClock();
  const world = await buildWorld(store, clock);
  const signer = openSigner("a-secret-for-tests-that-is-long-enough");
  const send = async () => {
    await store.db.updateTable("participant").set({ status: "active" }).where("status", "=", "joined").execute();
    return sendNotices(store, {
      kinds: [certificateNotice],
      baseUrl: "http://cairn.example",
      signer,
      now: clock.now,
    });
  };
  const mails = () => store.db.selectFrom("mail").where("kind", "=", "certificate").selectAll().execute();
  return { clock, world, send, mails, tellAll: () => tellCompleted(world.log) };
}

eachStore("the word that a certificate waits", (open) => {
  test("is told once to each, when the last step is done and not a step before", async () => {
    const { world, send, mails, tellAll } = await setUp(await open());
    const pair = await almostFinishedPair(world);
    // The mentor is at the end already.
    expect(await tellAll()).toBe(1);
    await tellLastStory(world, pair);
    expect(await tellAll()).toBe(1);
    expect(await tellAll()).toBe(0);
    await send();
    expect(await tellAll()).toBe(0);
    await send();
    const sent = await mails();
    expect(sent.map((mail) => mail.recipient).sort()).toEqual(["ana.reis@example.org", "ben.okoro@example.org"]);
    for (const mail of sent) {
      expect(mail.subject).toBe("You walked the whole way: take your certificate");
      expect(mail.body).toContain(`http://cairn.example/programs/${world.programId}/loops/${pair.loopId}/certificate`);
    }
  });

  test("is not said to whom has taken it, nor when it is no longer true", async () => {
    const { world, send, mails, tellAll } = await setUp(await open());
    const taken = await finishedPair(world);
    const undone = await finishedPair(world, "Kim", "Kai");
    expect(await tellAll()).toBe(4);
    for (const who of [taken.mentor, taken.mentee]) {
      await takeCertificate(world.log, await world.memberViewer(who, taken.loopId), "x");
    }
    await takeBackMeeting(world, undone);
    await send();
    expect(await mails()).toEqual([]);
    const outcomes = await world.store.db.selectFrom("notice").select("outcome").execute();
    expect(outcomes.map((row) => row.outcome).sort()).toEqual(["untrue", "untrue", "withdrawn", "withdrawn"]);
    expect(await tellAll()).toBe(0);
  });

  test("is no news of what was completed 30 days ago or more", async () => {
    const { clock, world, tellAll } = await setUp(await open());
    await finishedPair(world);
    clock.pass(30 * DAY);
    expect(await tellAll()).toBe(0);
    clock.pass(-1);
    expect(await tellAll()).toBe(2);
  });
});
