import { beforeAll, describe, expect, test } from "vitest";
import {
  almostFinishedPair,
  finishedPair,
  takeBackMeeting,
  tellLastStory,
} from "../../../test/support/finished-pair.ts";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld, fixedClock, type World } from "../../../test/support/world.ts";
import type { CertificateId } from "./certificates.tables.ts";
import { isValid, listCertificates, readCertificate } from "./read-certificates.ts";
import { reinstateCertificate, revokeCertificate } from "./revoke-certificate.ts";
import { type Taken, takeCertificate } from "./take-certificate.ts";
import { restoreCertificate, withdrawCertificate } from "./withdraw-certificate.ts";

const idOf = (taken: Taken) => ("certificate" in taken ? taken.certificate : ("" as CertificateId));

eachStore("taking a certificate", (open) => {
  let world: World;
  beforeAll(async () => {
    world = await buildWorld(await open(), fixedClock("2026-03-02T09:00:00.000Z"));
  });
  const read = (id: CertificateId) => readCertificate(world.store.db, id);
  const all = () => world.store.db.selectFrom("certificate").selectAll().execute();

  test("one step before the end it is refused, and nothing is kept; with the step it is taken", async () => {
    const pair = await almostFinishedPair(world);
    const ana = await world.memberViewer(pair.mentee, pair.loopId);
    expect(await takeCertificate(world.log, ana, "Ana Reis")).toEqual({ refused: "not_completed" });
    expect(await all()).toEqual([]);
    world.clock.at("2026-07-14T18:00:00.000Z");
    await tellLastStory(world, pair);
    world.clock.at("2026-07-15T10:00:00.000Z");
    const taken = await takeCertificate(world.log, ana, "Ana Maria Reis");
    expect(taken).toMatchObject({ taken: true });
    expect(await read(idOf(taken))).toMatchObject({
      name: "Ana Maria Reis",
      role: "mentee",
      program_name: "Spring cohort",
      organisation_name: "Hilltop",
      began_at: new Date("2026-03-02T09:00:00.000Z"),
      completed_at: new Date("2026-07-14T18:00:00.000Z"),
      taken_at: new Date("2026-07-15T10:00:00.000Z"),
      meetings: 3,
      withdrawn_at: null,
      revoked_at: null,
    });
  });

  test("a second call answers with the same one, whatever name comes with it", async () => {
    const pair = await finishedPair(world, "Mo Mentor", "Mia Mentee");
    const mia = await world.memberViewer(pair.mentee, pair.loopId);
    const first = await takeCertificate(world.log, mia, "Mia Mentee");
    world.clock.pass(60_000);
    expect(await takeCertificate(world.log, mia, "Somebody Else")).toEqual({ certificate: idOf(first), taken: false });
    expect(await read(idOf(first))).toMatchObject({ name: "Mia Mentee" });
    const mo = await takeCertificate(world.log, await world.memberViewer(pair.mentor, pair.loopId), "Mo Mentor");
    expect(idOf(mo)).not.toBe(idOf(first));
    expect(await read(idOf(mo))).toMatchObject({ role: "mentor" });
  });

  test("eight taps at once are one certificate", async () => {
    const pair = await finishedPair(world, "Otto", "Olga");
    const olga = await world.memberViewer(pair.mentee, pair.loopId);
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeCertificate(world.log, olga, "Olga")));
    expect(new Set(taken.map(idOf)).size).toBe(1);
    expect(taken.filter((one) => "taken" in one && one.taken)).toHaveLength(1);
  });

  test("it counts the meetings one was at, and none that was taken back", async () => {
    const pair = await finishedPair(world, "Pia", "Paul");
    const record = (more: object) =>
      world.store.transaction((tx) =>
        world.log.record(tx, world.programId, { kind: "meeting.held", loop: pair.loopId, ...more }),
      );
    await record({ meeting: "m-mentor", attendees: [pair.mentor] });
    await record({ meeting: "m-both", attendees: [pair.mentor, pair.mentee] });
    await record({ meeting: "m-wrong" });
    await takeBackMeeting(world, pair);
    const meetings = async (who: typeof pair.mentor) =>
      (await read(idOf(await takeCertificate(world.log, await world.memberViewer(who, pair.loopId), "x"))))?.meetings;
    expect(await meetings(pair.mentee)).toBe(4);
    expect(await meetings(pair.mentor)).toBe(5);
  });

  test("what it says stays, when the program is called otherwise and its pathway is another", async () => {
    const pair = await finishedPair(world, "Quinn", "Quill");
    const id = idOf(await takeCertificate(world.log, await world.memberViewer(pair.mentee, pair.loopId), "Quill"));
    const before = await read(id);
    expect(before?.criteria).toContain("- **First Meeting**: Meet; Share a goal");
    await world.store.db
      .updateTable("program")
      .set({ name: "Autumn cohort" })
      .where("program_id", "=", world.programId)
      .execute();
    expect(await read(id)).toEqual(before);
  });

  test("a meeting taken back afterwards: it stays and counts, and the coordinator is told", async () => {
    const pair = await finishedPair(world, "Rob", "Rita");
    const rita = await world.memberViewer(pair.mentee, pair.loopId);
    const id = idOf(await takeCertificate(world.log, rita, "Rita"));
    const listed = async () =>
      (await listCertificates(world.store.db, world.coordinatorViewer(), null)).rows.find(
        (one) => one.certificate_id === id,
      );
    expect(await listed()).toMatchObject({ completed: true });
    await takeBackMeeting(world, pair);
    expect(await listed()).toMatchObject({ completed: false, participant_name: "Rita" });
    expect(isValid((await read(id)) as never)).toBe(true);
    expect(await takeCertificate(world.log, rita, "Rita")).toEqual({ certificate: id, taken: false });
  });

  test("a closed loop's certificate can still be taken", async () => {
    const pair = await finishedPair(world, "Sam", "Sue");
    await world.store.transaction(async (tx) => {
      await tx.updateTable("loop").set({ status: "closed" }).where("loop_id", "=", pair.loopId).execute();
      await world.log.record(tx, world.programId, { kind: "loop.closed", loop: pair.loopId });
    });
    const taken = await takeCertificate(world.log, await world.memberViewer(pair.mentee, pair.loopId), "Sue");
    expect(taken).toMatchObject({ taken: true });
  });

  describe("taking it back", () => {
    test("holder and coordinator each take back and let count only their own", async () => {
      const pair = await finishedPair(world, "Tom", "Tia");
      const tia = await world.memberViewer(pair.mentee, pair.loopId);
      const cora = world.coordinatorViewer();
      const certificate = idOf(await takeCertificate(world.log, tia, "Tia"));
      const valid = async () => isValid((await read(certificate)) as never);
      expect(await withdrawCertificate(world.log, tia)).toBe(true);
      expect(await withdrawCertificate(world.log, tia)).toBe(false);
      expect(await valid()).toBe(false);
      const change = { certificate, reason: "By mistake" };
      expect(await revokeCertificate(world.log, cora, change)).toEqual({ certificate, changed: true });
      expect(await revokeCertificate(world.log, cora, change)).toEqual({ certificate, changed: false });
      expect(await restoreCertificate(world.log, tia)).toBe(true);
      expect(await valid()).toBe(false);
      expect(await reinstateCertificate(world.log, cora, certificate)).toEqual({ certificate, changed: true });
      expect(await reinstateCertificate(world.log, cora, certificate)).toEqual({ certificate, changed: false });
      expect(await valid()).toBe(true);
      await withdrawCertificate(world.log, tia);
      await reinstateCertificate(world.log, cora, certificate);
      expect(await valid()).toBe(false);
    });

    test("a coordinator of another program finds nothing to revoke", async () => {
      const pair = await finishedPair(world, "Uli", "Uma");
      const certificate = idOf(
        await takeCertificate(world.log, await world.memberViewer(pair.mentee, pair.loopId), "Uma"),
      );
      const other = await buildWorld(world.store, world.clock);
      const answer = await revokeCertificate(world.log, other.coordinatorViewer(), { certificate, reason: "x" });
      expect(answer).toEqual({ refused: "no_such_certificate" });
    });
  });

  test("the list goes on page by page, without a gap", async () => {
    const seen: string[] = [];
    let before: CertificateId | null = null;
    do {
      type Listed = Awaited<ReturnType<typeof listCertificates>>;
      const page: Listed = await listCertificates(world.store.db, world.coordinatorViewer(), before, 2);
      expect(page.rows.length).toBeLessThanOrEqual(2);
      seen.push(...page.rows.map((one) => one.certificate_id));
      before = page.next;
    } while (before);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toHaveLength((await all()).length);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
