import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { anything, chance, crowd, DAY } from "../../test/support/crowd.ts";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, fixedClock, type World } from "../../test/support/world.ts";
import { ActivityRefused } from "../activity/log.ts";
import { rejoinParticipant, removeParticipant } from "../features/participants/remove-participant.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import { rebuild } from "../progress/rebuild.ts";
import { flowBetween } from "./flow.ts";
import { lookBack } from "./looking-back.ts";
import { medianDays } from "./median-days.ts";
import { countPeople } from "./people.ts";
import { Slice, WHOLE } from "./slice.ts";
import { stageStandings } from "./stage-standings.ts";
import { stuckByStage, stuckInSlice } from "./stuck.ts";

const ALL = Slice.parse({ tag: "everybody" });
const SOME = Slice.parse({ tag: "some" });

eachStore("a program and its slices", (open) => {
  let world: World;
  let half: ParticipantId[];

  beforeAll(async () => {
    world = await buildWorld(await open(), fixedClock());
    const crowds = [await crowd(world), await crowd(world, " II")];
    await world.either("Kim");
    await world.mentee("Nora");
    const any = chance(11);
    for (let n = 0; n < 90; n++) {
      world.clock.pass(any(2 * DAY));
      const one = crowds[any(2)] as (typeof crowds)[number];
      const person = {
        programId: world.programId,
        participantId: one.people[any(4)] as ParticipantId,
        by: world.userId,
      };
      if (n % 15 === 4) await removeParticipant(world.log, person);
      if (n % 15 === 9) await rejoinParticipant(world.log, person);
      await world.store
        .transaction((tx) => world.log.record(tx, world.programId, anything(world, one, any)))
        .catch((error) => {
          if (!(error instanceof ActivityRefused)) throw error;
        });
    }
    const rows = await world.store.db.selectFrom("participant").select("participant_id").execute();
    const ids = rows.map((row) => row.participant_id);
    half = ids.filter((_, index) => index % 2 === 0);
    const tagged = (tag: string, those: ParticipantId[]) =>
      those.map((participant_id) => ({ program_id: world.programId, tag, participant_id }));
    await world.store.db
      .insertInto("participant_tag")
      .values([...tagged("everybody", ids), ...tagged("some", half)])
      .execute();
  });

  const told = async (slice: Slice) => {
    const { program } = world.coordinatorViewer();
    const now = world.clock.now();
    const { db } = world.store;
    return {
      stages: await stageStandings(db, program, slice),
      days: await medianDays(db, program, slice, now),
      people: await countPeople(db, program, slice, now, false),
      stuck: slice === WHOLE ? await stuckByStage(db, program, now) : await stuckInSlice(db, program, now, slice),
      flow: await flowBetween(db, program, new Date(0), now, slice),
    };
  };

  test("the counters say what everybody looked at one by one says", async () => {
    const counted = await told(WHOLE);
    expect(await told(ALL)).toEqual(counted);
    expect(counted.people.now.all).toBeGreaterThan(4);
    expect(counted.people.now.either).toBe(1);
    expect(counted.people.months.length).toBeGreaterThan(2);
    expect(counted.stages.some((stage) => stage.unmatched.mentees + stage.unmatched.mentors > 0)).toBe(true);
    expect(counted.stuck.length).toBeGreaterThan(0);
    expect(counted.days.some((days) => days !== null && days > 0)).toBe(true);
    for (const stage of counted.stages) {
      const { mentors, mentees, unmatched } = stage;
      expect(mentors + mentees + unmatched.mentors + unmatched.mentees + unmatched.eithers).toBe(stage.standings);
    }
    expect(await rebuild(world.store, world.programId, { check: true })).toEqual([]);
  });

  test("so does the past, replayed", async () => {
    const { program } = world.coordinatorViewer();
    for (const slice of [WHOLE, ALL, SOME]) {
      const back = await lookBack(world.store.db, program, world.clock.now(), slice);
      const { stages, days } = await told(slice);
      expect(back.stages.map(({ stuck: _, ...stage }) => stage)).toEqual(
        stages.map((stage, index) => ({ ...stage, medianDays: days[index] })),
      );
    }
  });

  describe("people", () => {
    test("are counted however they come, go and change", async () => {
      const counts = async () => (await told(WHOLE)).people.now;
      const looked = async () =>
        (await countPeople(world.store.db, world.coordinatorViewer().program, WHOLE, world.clock.now(), true)).now;
      const { db } = world.store;
      const [kim, lea] = [await world.mentor("Kim II"), await world.mentee("Lea")];
      expect(await counts()).toEqual(await looked());
      await db.updateTable("participant").set({ role: "either" }).where("participant_id", "=", kim).execute();
      await db.updateTable("participant").set({ status: "active" }).where("participant_id", "=", lea).execute();
      await removeParticipant(world.log, { programId: world.programId, participantId: lea, by: world.userId });
      expect(await counts()).toEqual(await looked());
      expect((await counts()).either).toBe(2);
      const { rows } = await sql`select program_id, day::text, role, sum(joined)::int as joined, sum(gone)::int as gone
        from participant_day group by 1, 2, 3 order by 1, 2, 3`.execute(db);
      const kept = await sql`select program_id, day::text, role, joined, gone from participant_count
        where joined <> 0 or gone <> 0 order by 1, 2, 3`.execute(db);
      expect(kept.rows).toEqual(rows);
    });
  });
});
