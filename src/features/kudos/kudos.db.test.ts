import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { openSigner } from "../../access/signed-link.ts";
import { sendNotices } from "../../notices/send-notices.ts";
import type { Store } from "../../store/store.ts";
import { deleteKudos, forgetDeletedKudos, restoreKudos } from "./delete-kudos.ts";
import { giveKudos } from "./give-kudos.ts";
import type { Badge } from "./kudos.tables.ts";
import { kudosNotice } from "./kudos-notice.ts";
import { publishKudos } from "./publish-kudos.ts";
import { deletedKudos, kudosOf, publishedKudos, totalsIn } from "./read-kudos.ts";

const signer = openSigner("a-secret-for-tests-that-is-long-enough");

eachStore("kudos", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene() {
    const world = await buildWorld(store);
    const { log, clock, programId } = world;
    const [lena, amara] = [await world.mentee("Lena"), await world.mentor("Amara")];
    const loop = await world.loop(amara, lena);
    const [mentee, mentor] = [await world.memberViewer(lena, loop), await world.memberViewer(amara, loop)];
    await store.db
      .updateTable("participant")
      .set({ status: "active" })
      .where("participant_id", "in", [lena, amara])
      .execute();
    const thank = (badge: Badge, published = false, note: string | null = "KANARI of a note") =>
      giveKudos(log, mentor, { recipient: lena, badge, note, published });
    const shown = async () => (await publishedKudos(store.db, mentee, 10)).map((one) => one.badge);
    const first = async () => (await kudosOf(store.db, mentee))[0]?.kudos_id ?? "";
    const send = () => sendNotices(store, { kinds: [kudosNotice], baseUrl: "http://x", signer, now: clock.now });
    const mails = () => store.db.selectFrom("mail").where("program_id", "=", programId).selectAll().execute();
    return { ...world, lena, amara, mentee, mentor, thank, shown, first, send, mails };
  }

  test("are counted for each badge, the same within a minute once, even at once", async () => {
    const { clock, mentee, thank, lena } = await scene();
    await Promise.all(Array.from({ length: 8 }, () => thank("trust")));
    clock.pass(60_000);
    await thank("trust");
    await thank("creativity");
    expect(await totalsIn(store.db, mentee)).toEqual(
      expect.arrayContaining([
        { participant_id: lena, name: "Lena", badge: "trust", times: 2 },
        { participant_id: lena, name: "Lena", badge: "creativity", times: 1 },
      ]),
    );
    expect((await kudosOf(store.db, mentee)).map((one) => [one.forMe, one.byMe])).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ]);
  });

  test("deleted by who gave them, are gone for everybody, untold, and come back within a day", async () => {
    const { log, clock, programId, mentee, mentor, thank, shown, first, send, mails } = await scene();
    await send();
    await thank("commitment", true);
    const kudos = await first();
    expect(await deleteKudos(log, mentee, kudos)).toBe(false);
    expect(await deleteKudos(log, mentor, kudos)).toBe(true);
    expect([await shown(), await kudosOf(store.db, mentee), await totalsIn(store.db, mentee)]).toEqual([[], [], []]);
    await send();
    expect(await mails()).toEqual([]);
    const since = new Date(clock.now().getTime() - 86_400_000);
    expect(await deletedKudos(store.db, mentee, since)).toEqual([]);
    expect(await deletedKudos(store.db, mentor, since)).toMatchObject([{ kudos_id: kudos, recipient: "Lena" }]);
    expect(await restoreKudos(log, mentor, kudos)).toBe(true);
    expect(await kudosOf(store.db, mentee)).toMatchObject([{ badge: "commitment", published: false }]);
    await deleteKudos(log, mentor, kudos);
    clock.pass(86_400_001);
    expect(await forgetDeletedKudos(log)).toBeGreaterThanOrEqual(1);
    expect(await restoreKudos(log, mentor, kudos)).toBe(false);
    const given = store.db.selectFrom("activity").where("program_id", "=", programId).where("kind", "=", "kudos.given");
    expect(await given.select("id").execute()).toHaveLength(1);
  });

  test("go to another member of the loop only", async () => {
    const { log, mentor, amara, ...world } = await scene();
    const kudos = { badge: "trust" as const, note: null, published: true };
    expect(await giveKudos(log, mentor, { ...kudos, recipient: amara })).toBe(false);
    expect(await giveKudos(log, mentor, { ...kudos, recipient: world.userId as never })).toBe(false);
    expect(await world.shown()).toEqual([]);
  });

  test("are seen by everybody only if the giver publishes and the receiver does not keep them back", async () => {
    const { log, mentee, mentor, thank, shown, first } = await scene();
    await thank("trust");
    expect(await shown()).toEqual([]);
    const id = await first();
    expect(await publishKudos(log, mentee, id, true)).toBe(true);
    expect(await shown()).toEqual([]);
    expect(await publishKudos(log, mentor, id, true)).toBe(true);
    expect(await shown()).toEqual(["trust"]);
    await publishKudos(log, mentee, id, false);
    await publishKudos(log, mentor, id, true);
    expect(await shown()).toEqual([]);
    await publishKudos(log, mentee, id, true);
    expect(await shown()).toEqual(["trust"]);
    await publishKudos(log, mentor, id, false);
    expect(await shown()).toEqual([]);
    const other = await scene();
    expect(await publishKudos(log, other.mentor, id, true)).toBe(false);
    await thank("expertise", true);
    expect(await other.shown()).toEqual([]);
  });

  test("are told to whom they are for, once, without their note", async () => {
    const { thank, send, mails } = await scene();
    // What earlier tests left to be told.
    await send();
    await thank("trust");
    await thank("expertise");
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ recipient: "lena@example.org", subject: "Amara gave you kudos" });
    expect(mail?.body).toContain("Amara gave you kudos for trust and expertise.");
    expect(mail?.body).toContain("#kudos");
    for (const table of ["mail", "notice", "activity"] as const)
      expect(JSON.stringify(await store.db.selectFrom(table).selectAll().execute())).not.toContain("KANARI");
  });
});
