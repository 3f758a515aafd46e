import { expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../test/support/world.ts";
import type { CohortId } from "../access/cohort-id.ts";
import { addParticipants } from "../features/participants/add-participant.ts";
import { LATELY_LEAST, pace, USUAL_LEAST } from "./pace.ts";

const DAY = 86_400_000;

eachStore("the pace of a program", (open) => {
  test("is that of the last 30 days against before, and of the latest cohort against the earlier ones", async () => {
    const store = await open();
    const world = await buildWorld(store, fixedClock("2026-03-02T09:00:00.000Z"));
    const { log, programId, userId, clock } = world;
    const program = { ...world.coordinatorViewer().program, programId };
    const rows = Array.from({ length: LATELY_LEAST + USUAL_LEAST }, (_, index) => ({
      name: `Mentee ${index}`,
      email: `m${index}@example.org`,
      role: "mentee" as const,
    }));
    const ids = await store.transaction((tx) => addParticipants(log, tx, programId, rows, userId));
    const start = clock.now().getTime();
    const at = (day: number) => new Date(start + day * DAY);
    /** They came to Matching on a day, and left it so many days later. */
    const passed = async (who: readonly string[], day: number, after: number) => {
      await store.db
        .insertInto("stage_transition")
        .values(
          who.flatMap((participant_id) =>
            [
              { to_stage: 1, from_stage: null, at: at(day) },
              { to_stage: 2, from_stage: 1, at: at(day + after) },
            ].map((one) => ({
              ...one,
              program_id: programId,
              participant_id,
              loop_id: "l",
              role: "mentee" as const,
              activity_id: "a",
            })),
          ),
        )
        .execute();
    };
    const [lately, usual] = [ids.slice(0, LATELY_LEAST), ids.slice(LATELY_LEAST)];
    await passed(usual, 0, 6);
    await passed(lately, 90, 12);
    const [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
    clock.at(at(95).toISOString());
    await world.loop(ben, ana);
    const ask = async (day: number) => {
      const insights = await pace.ask({ db: store.db, program, asOf: at(day) });
      return insights.map((one) => `${one.key} ${one.tip} ${one.number}: ${one.sentence}`);
    };
    // Ana and Ben have been there for five days, then for six.
    expect(await ask(101 - 0.01)).toEqual([]);
    expect(await ask(102)).toEqual(["pace:matching pace 2: In Matching it takes 12 days now, usually 6 days"]);
    expect(await (await pace.ask({ db: store.db, program, asOf: at(102) }))[0]?.about()).toEqual([ana, ben].sort());
    // On the 30th day after they moved on it is no more lately.
    expect(await ask(132 - 0.01)).toHaveLength(1);
    expect(await ask(132)).toEqual([]);

    const cohorts = [
      { cohort_id: "c1" as CohortId, name: "Autumn", starts_on: "2026-03-02" },
      { cohort_id: "c2" as CohortId, name: "Spring", starts_on: "2026-05-31" },
    ];
    await store.db
      .insertInto("cohort")
      .values(cohorts.map((one) => ({ ...one, program_id: programId, created_at: at(0) })))
      .execute();
    for (const [cohort, who] of [
      ["c1", usual],
      ["c2", lately],
    ] as const) {
      await store.db
        .updateTable("participant")
        .set({ cohort_id: cohort as CohortId })
        .where("program_id", "=", programId)
        .where("participant_id", "in", who)
        .execute();
    }
    const words = "pace:matching pace 2: In Matching Spring takes 12 days now, in earlier cohorts 6 days";
    expect(await ask(140)).toEqual([words]);
    // Before the second cohort begins there is nothing to compare it with, and nobody moved on in those days.
    expect(await ask(60)).toEqual([]);
  });
});
