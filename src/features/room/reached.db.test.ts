import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld, type World } from "../../../test/support/world.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import { defaultPathway } from "../../milestones/default-pathway.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Store } from "../../store/store.ts";
import type { HomeLoop } from "../../web/home-panel.ts";
import { celebrate, markSeen, readReached } from "./reached.ts";
import { reachedPanel } from "./room.routes.tsx";

const WHOLE = defaultPathway.stages.length;

async function pair(store: Store) {
  const world = await buildWorld(store);
  const { log, programId, clock } = world;
  const [amara, lena] = [await world.mentor("Amara"), await world.mentee("Lena")];
  const loop = await world.loop(amara, lena);
  const [mentor, mentee] = [await world.memberViewer(amara, loop), await world.memberViewer(lena, loop)];
  const record = (kind: string, viewer: MemberViewer, more: Record<string, unknown> = {}) =>
    store.transaction((tx) =>
      log.record(tx, programId, { kind, loop, actor: viewer.participant.participantId, ...more } as never),
    );
  const now = () => clock.now();
  return {
    ...{ world, loop, mentor, mentee, record, clock },
    news: async (viewer: MemberViewer) =>
      (await readReached(store.db, viewer, [loop], now())).map(({ stage, whole }) => (whole ? "whole" : stage)),
    look: async (viewer: MemberViewer, shown = true) =>
      (await celebrate(store.db, viewer, [loop], now(), shown)).map(({ stage }) => stage),
  };
}

/** Somebody's loops with one other each, as their home page knows them. */
async function readHome(world: World, me: ParticipantId): Promise<HomeLoop[]> {
  const rows = await world.log.store.db
    .selectFrom("loop_member as m")
    .innerJoin("loop_member as o", (join) =>
      join.onRef("o.loop_id", "=", "m.loop_id").onRef("o.participant_id", "<>", "m.participant_id"),
    )
    .innerJoin("participant as p", "p.participant_id", "o.participant_id")
    .where("m.participant_id", "=", me)
    .orderBy("p.name")
    .select(["m.loop_id", "p.name"])
    .execute();
  return Promise.all(
    rows.map(async ({ loop_id, name }) => {
      const viewer = await world.memberViewer(me, loop_id);
      return { loopId: loop_id, title: name, partners: [name], stage: null, viewer };
    }),
  );
}

eachStore("a milestone that was reached", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("is celebrated once with each of the two, whoever brought it about", async () => {
    const { look, record, mentor, mentee } = await pair(store);
    expect([await look(mentor), await look(mentor)]).toEqual([[1], []]);
    expect([await look(mentee), await look(mentee)]).toEqual([[1], []]);
    await record("message.sent", mentee);
    await record("message.sent", mentor);
    expect(await look(mentee)).toEqual([]);
    await record("meeting.arranged", mentee, {
      meeting: "m1",
      startsAt: Date.parse("2026-03-10T10:00:00Z"),
      endsAt: Date.parse("2026-03-10T11:00:00Z"),
    });
    expect([await look(mentor), await look(mentor)]).toEqual([[2], []]);
    expect([await look(mentee), await look(mentee)]).toEqual([[2], []]);
  });

  test("is not used up by a page that a script asked for, until that says that it was seen", async () => {
    const { look, mentee, loop, clock } = await pair(store);
    expect([await look(mentee, false), await look(mentee, false)]).toEqual([[1], [1]]);
    for (let time = 0; time < 2; time++) await markSeen(store.db, mentee, { loopId: loop, stage: 1 }, clock.now());
    expect(await look(mentee)).toEqual([]);
  });

  test("of several loops alike is told once, with all names, and is seen in each", async () => {
    const { world, mentor } = await pair(store);
    const { participantId } = mentor.participant;
    await world.loop(participantId, await world.mentee("Mara"));
    const home = await readHome(world, participantId);
    const told = async () => {
      const content = await reachedPanel(world.log).render(mentor, home, { shown: true });
      return content === null ? null : String(await content);
    };
    const first = await told();
    expect(first?.match(/<aside/g)).toHaveLength(1);
    expect(first).toContain("You have reached Matching with Lena and Mara");
    expect(first?.match(/milestones\/seen/g)).toHaveLength(2);
    expect(await told()).toBeNull();
  });

  test("of several at once only the last is said, and of the whole way that", async () => {
    const { look, news, record, mentee } = await pair(store);
    const meeting = (id: string) => record("meeting.held", mentee, { meeting: id });
    await record("message.sent", mentee);
    await record("goal.shared", mentee, { goal: "g" });
    await meeting("m1");
    expect(await look(mentee)).toEqual([3]);
    await record("goal.completed", mentee, { goal: "g" });
    await record("kudos.given", mentee, { badge: "trust" });
    await record("story.shared", mentee);
    await meeting("m2");
    await meeting("m3");
    expect(await news(mentee)).toEqual(["whole"]);
    expect([await look(mentee), await look(mentee)]).toEqual([[WHOLE], []]);
  });

  test("is no news after thirty days", async () => {
    const { look, mentee, mentor, clock } = await pair(store);
    clock.pass(30 * 86_400_000 - 1);
    expect(await look(mentee)).toEqual([1]);
    clock.pass(1);
    expect(await look(mentor)).toEqual([]);
  });

  test("is nothing to somebody else, nor in a loop that was closed", async () => {
    const { world, loop, mentee } = await pair(store);
    const other = await world.participantViewer(await world.mentee("Max"));
    expect(await readReached(store.db, other, [loop], world.clock.now())).toEqual([]);
    expect(await readReached(store.db, mentee, [], world.clock.now())).toEqual([]);
    await markSeen(store.db, mentee, { loopId: loop, stage: 0 }, world.clock.now());
    await markSeen(store.db, mentee, { loopId: loop, stage: 99 }, world.clock.now());
    const rows = await store.db.selectFrom("milestone_seen").where("loop_id", "=", loop).select("stage").execute();
    expect(rows).toEqual([{ stage: WHOLE }]);
  });
});
