import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld } from "../../../../test/support/world.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import { rebuild } from "../../../progress/rebuild.ts";
import type { Store } from "../../../store/store.ts";
import { closeLoop, reopenLoop } from "../../loops/change-loop.ts";
import { createGroup } from "../../loops/groups/create-group.ts";
import { addMember, removeMember } from "../../loops/groups/members.ts";
import { rejoinParticipant, removeParticipant } from "../../participants/remove-participant.ts";
import { mailsOf } from "../mails.fixture.ts";
import { pairThatMeets } from "../pair-that-meets.fixture.ts";
import { followLoops } from "./follow-loops.ts";

const [LENA, AMARA] = ["lena@example.org", "amara@example.org"];

eachStore("invitations by mail", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const scene = async () => {
    const pair = await pairThatMeets(await buildWorld(store));
    const post = mailsOf(store, pair.world.programId, pair.world.clock.now);
    await post.comeIn();
    return { ...pair, ...post, invitations: post.invitations.bind(post) };
  };

  test("reach both once, with what a calendar needs and nothing that is theirs alone", async () => {
    const { arranged, send, invitations, mails, world, loopId } = await scene();
    const meeting = await arranged({ place: "https://meet.example/secret" });
    await send();
    expect(await send()).toBe(0);
    for (const [to, other] of [
      [LENA, "Amara"],
      [AMARA, "Lena"],
    ] as const) {
      expect(await invitations(to)).toEqual([
        {
          method: "REQUEST",
          methodInside: "REQUEST",
          uid: `${meeting}@cairn.example.org`,
          sequence: 0,
          startsAt: "2026-03-09T14:00:00.000Z",
          zone: "UTC",
          endsAt: "2026-03-09T15:00:00.000Z",
          summary: `Mentoring with ${other}`,
          status: "CONFIRMED",
          organizer: "mailto:cairn@example.org",
          attendees: [`mailto:${to}`],
          url: `https://cairn.example.org/programs/${world.programId}/loops/${loopId}#meetings`,
          stamped: true,
        },
      ]);
    }
    const [mail] = await mails(LENA);
    expect(mail?.subject).toBe("Your meeting with Amara, Monday 9 March, 14:00 (Europe/Lisbon)");
    expect(mail?.body).toContain("Where you meet is on your page.");
    expect(JSON.stringify(await mails())).not.toContain("secret");
  });

  test("follow each change with the same UID and the next SEQUENCE, and take it out in the end", async () => {
    const { arranged, move, cancel, send, invitations, mails } = await scene();
    const meeting = await arranged();
    await send();
    await move(meeting, { start: "2026-03-10T14:00" });
    await send();
    await cancel(meeting);
    await send();
    expect(await send()).toBe(0);
    const uid = `${meeting}@cairn.example.org`;
    expect(await invitations(LENA)).toMatchObject([
      { method: "REQUEST", uid, sequence: 0, startsAt: "2026-03-09T14:00:00.000Z" },
      { method: "REQUEST", uid, sequence: 1, startsAt: "2026-03-10T14:00:00.000Z" },
      { method: "CANCEL", methodInside: "CANCEL", uid, sequence: 2, status: "CANCELLED" },
    ]);
    expect((await mails(LENA)).map((mail) => mail.subject)).toEqual([
      "Your meeting with Amara, Monday 9 March, 14:00 (Europe/Lisbon)",
      "Changed: your meeting with Amara, Tuesday 10 March, 14:00 (Europe/Lisbon)",
      "Called off: your meeting with Amara",
    ]);
  });

  test("say only what holds in the end, when things change quickly", async () => {
    const { arranged, move, cancel, send, invitations } = await scene();
    const [one, other] = [await arranged(), await arranged({ start: "2026-03-16T14:00" })];
    await move(one, { start: "2026-03-10T14:00" });
    await move(one, { start: "2026-03-11T14:00" });
    await cancel(other);
    await send();
    expect(await invitations(LENA)).toMatchObject([{ sequence: 2, startsAt: "2026-03-11T14:00:00.000Z" }]);
    await cancel(one);
    await send();
    expect(await invitations(LENA)).toMatchObject([{ sequence: 2 }, { method: "CANCEL", sequence: 3 }]);
  });

  test("come of a picked time, too, with the other's name on the clock of each", async () => {
    const { proposed, pick, send, invitations, mails, amara } = await scene();
    await store.db
      .updateTable("participant")
      .set({ timezone: "Africa/Lagos" })
      .where("participant_id", "=", amara)
      .execute();
    const proposal = await proposed();
    await send();
    expect(await mails()).toMatchObject([
      {
        recipient: AMARA,
        subject: "Lena proposes 2 times to meet",
        body: expect.stringContaining("Tuesday 10 March, 19:00 (Africa/Lagos)\nFriday 13 March, 19:00 (Africa/Lagos)"),
      },
    ]);
    await pick(proposal, "2026-03-10T18:00:00.000Z");
    await send();
    expect(await invitations(LENA)).toMatchObject([{ sequence: 0, startsAt: "2026-03-10T18:00:00.000Z" }]);
    expect((await mails(AMARA)).at(-1)?.subject).toContain("Tuesday 10 March, 19:00 (Africa/Lagos)");
  });

  test("are not sent of what is over, to who left, or from a closed loop", async () => {
    const { arranged, send, invitations, world, loopId, amara } = await scene();
    await arranged({ start: "2026-03-02T10:00", minutes: 15 });
    await arranged({ start: "2026-03-04T10:00" });
    await store.db
      .updateTable("loop_member")
      .set({ removed_at: world.clock.now() })
      .where("loop_id", "=", loopId)
      .where("participant_id", "=", amara)
      .execute();
    world.clock.at("2026-03-02T10:15:00.000Z");
    await send();
    expect(await invitations(LENA)).toMatchObject([{ startsAt: "2026-03-04T10:00:00.000Z" }]);
    expect(await invitations(AMARA)).toEqual([]);
    await arranged({ start: "2026-03-05T10:00" });
    await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
    await send();
    expect(await invitations(LENA)).toHaveLength(1);
  });

  test("leave calendars when the loop is closed, and come back when it is opened again", async () => {
    const { arranged, send, invitations, mails, world, loopId } = await scene();
    const change = { programId: world.programId, loopId, by: world.userId };
    await arranged();
    await arranged({ start: "2026-03-02T10:00", minutes: 15 });
    await send();
    await closeLoop(world.log, change);
    world.clock.at("2026-03-02T10:15:00.000Z");
    await Promise.all([followLoops(world.log), followLoops(world.log)]);
    await send();
    expect((await invitations(LENA)).slice(2)).toMatchObject([
      { method: "CANCEL", sequence: 1, startsAt: "2026-03-09T14:00:00.000Z" },
    ]);
    expect((await mails(LENA)).at(-1)?.subject).toBe("Your meeting with Amara is off");
    await reopenLoop(world.log, change);
    await followLoops(world.log);
    expect(await followLoops(world.log)).toBe(0);
    await send();
    expect((await invitations(LENA)).slice(3)).toMatchObject([{ method: "REQUEST", sequence: 2 }]);
    world.clock.at("2026-03-08T14:00:00.000Z");
    await send();
    expect((await mails(LENA)).at(-1)?.subject).toBe("Tomorrow, 14:00 (Europe/Lisbon): your meeting with Amara");
    expect(await rebuild(store, world.programId, { check: true })).toEqual([]);
  });

  describe("in a group", () => {
    const group = async () => {
      const all = await scene();
      const { world, amara, lena } = all;
      const { programId } = world;
      const loopId = await createGroup(world.log, {
        programId,
        by: world.userId,
        group: { name: "Code club", kind: "public", description: null },
        members: [
          { participant: amara, role: "mentor" },
          { participant: lena, role: "mentee" },
        ],
      });
      const join = (participant: ParticipantId) =>
        addMember(world.log, { programId, loopId, participant, role: "mentee", by: world.userId });
      const leave = (participant: ParticipantId) =>
        removeMember(world.log, { programId, loopId, participant, by: world.userId });
      const follow = async () => {
        await Promise.all([followLoops(world.log), followLoops(world.log)]);
        await all.send();
        return followLoops(world.log);
      };
      return { ...all, loopId, join, leave, follow };
    };

    test("leave the calendar of who leaves, once, and come to who comes; the others hear nothing", async () => {
      const { arranged, move, join, leave, follow, send, invitations, world, loopId, lena, meetings } = await group();
      const meeting = await arranged({ loopId });
      const uid = `${meeting}@cairn.example.org`;
      await send();
      world.clock.pass(60_000);
      await leave(lena);
      expect(await follow()).toBe(0);
      expect(await follow()).toBe(0);
      const taken = { method: "CANCEL", methodInside: "CANCEL", uid, sequence: 1, status: "CANCELLED" };
      expect(await invitations(LENA)).toMatchObject([{ method: "REQUEST", uid, sequence: 0 }, taken]);
      expect(await invitations(AMARA)).toHaveLength(1);

      world.clock.pass(60_000);
      await join(lena);
      expect(await follow()).toBe(0);
      const again = { method: "REQUEST", uid, sequence: 2, status: "CONFIRMED" };
      expect(await invitations(LENA)).toMatchObject([{ sequence: 0 }, taken, again]);
      expect(await invitations(AMARA)).toHaveLength(1);

      await move(meeting, { loopId, start: "2026-03-10T14:00" });
      expect(await follow()).toBe(0);
      expect(await invitations(AMARA)).toMatchObject([{ sequence: 0 }, { method: "REQUEST", uid, sequence: 3 }]);
      expect((await meetings()).map((row) => row.sequence)).toEqual([3]);
      // Reminders that waited for the number to change still come.
      world.clock.at("2026-03-09T14:00:00.000Z");
      await leave(lena);
      await follow();
      expect((await invitations(LENA)).map((one) => [one.method, one.sequence])).toEqual([
        ["REQUEST", 0],
        ["CANCEL", 1],
        ["REQUEST", 2],
        ["REQUEST", 3],
        ["CANCEL", 4],
      ]);
      expect(await rebuild(store, world.programId, { check: true })).toEqual([]);
    });

    test("reminders of those who stay outlive somebody's leaving; who left is reminded of nothing", async () => {
      const { arranged, leave, follow, send, mails, world, loopId, lena } = await group();
      await arranged({ loopId });
      await send();
      world.clock.pass(60_000);
      await leave(lena);
      await follow();
      world.clock.at("2026-03-08T14:00:00.000Z");
      await send();
      const reminders = async (to: string) =>
        (await mails(to)).filter((mail) => mail.subject.startsWith("Tomorrow")).length;
      expect([await reminders(AMARA), await reminders(LENA)]).toEqual([1, 0]);
    });

    test("are not taken back where they never came, nor of what is over", async () => {
      const { arranged, leave, follow, invitations, world, loopId, lena } = await group();
      await arranged({ loopId });
      world.clock.pass(60_000);
      await leave(lena);
      await follow();
      expect(await invitations(LENA)).toEqual([]);
    });
  });

  test("leave the calendar of who is taken out of the program, who is told nothing else any more", async () => {
    const { arranged, send, comeIn, invitations, mails, world, amara } = await scene();
    await arranged();
    await send();
    world.clock.pass(60_000);
    await removeParticipant(world.log, { programId: world.programId, participantId: amara, by: world.userId });
    await followLoops(world.log);
    await send();
    expect(await followLoops(world.log)).toBe(0);
    expect((await invitations(AMARA)).map((one) => [one.method, one.sequence])).toEqual([
      ["REQUEST", 0],
      ["CANCEL", 1],
    ]);
    world.clock.at("2026-03-08T20:00:00.000Z");
    await send();
    expect(await mails(AMARA)).toHaveLength(2);
    await rejoinParticipant(world.log, { programId: world.programId, participantId: amara, by: world.userId });
    await comeIn();
    await followLoops(world.log);
    await send();
    expect((await invitations(AMARA)).at(-1)).toMatchObject({ method: "REQUEST", sequence: 2 });
    expect(await followLoops(world.log)).toBe(0);
  });

  describe("of a meeting that a hundred people move at once", () => {
    test("are one meeting, one UID, the right SEQUENCE, and each version once", async () => {
      const { arranged, move, send, invitations, meetings, log } = await scene();
      const meeting = await arranged();
      await send();
      const moves = Array.from({ length: 100 }, (_, index) => {
        const start = `2026-03-${10 + Math.floor(index / 20)}T${10 + (index % 10)}:00`;
        return move(meeting, { start });
      });
      // Mails are written meanwhile, by several servers.
      const [answers] = await Promise.all([Promise.all(moves), send(), send(), send()]);
      await Promise.all([send(), send(), send()]);
      const moved = answers.filter((answer) => "moved" in answer && answer.moved).length;
      expect(answers.filter((answer) => "refused" in answer)).toEqual([]);
      expect(moved).toBeGreaterThan(40);
      expect(await log("meeting.rescheduled")).toHaveLength(moved);
      const [row, ...more] = await meetings();
      expect(more).toEqual([]);
      expect(row).toMatchObject({ meeting_id: meeting, sequence: moved, status: "arranged" });
      for (const to of [LENA, AMARA]) {
        const sent = await invitations(to);
        expect(new Set(sent.map((one) => one.uid)).size).toBe(1);
        expect(sent[0]?.sequence).toBe(0);
        const sequences = sent.map((one) => one.sequence);
        expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
        expect(sent.at(-1)).toMatchObject({ sequence: moved, startsAt: row?.starts_at.toISOString() });
      }
      expect(await send()).toBe(0);
    });
  });
});
