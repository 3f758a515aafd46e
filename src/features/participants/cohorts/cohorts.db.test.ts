import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld, type World } from "../../../../test/support/world.ts";
import type { CohortId } from "../../../access/cohort-id.ts";
import { cohortsOf, peopleInCohorts } from "../../../insights/cohorts.ts";
import { Filter } from "../../../insights/filter.ts";
import { countWhoFit } from "../../../insights/people-who-fit.ts";
import { inSlice, type Slice } from "../../../insights/slice.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { Store } from "../../../store/store.ts";
import { removeParticipant } from "../remove-participant.ts";
import { tagParticipants } from "../tag-participants.ts";
import { changeCohort } from "./change-cohort.ts";
import { cohortsByName } from "./cohorts-by-name.ts";
import { COHORTS_MAX, createCohort } from "./create-cohort.ts";
import { deleteCohort } from "./delete-cohort.ts";
import { setCohort } from "./set-cohort.ts";
import { takeInTagged } from "./take-in-tagged.ts";

eachStore("cohorts", (open) => {
  let store: Store;
  let world: World;
  let other: World;
  beforeAll(async () => {
    store = await open();
    [world, other] = [await buildWorld(store), await buildWorld(store)];
  });

  const create = (name: string, startsOn: string | null = null, at = world) =>
    store.transaction((tx) => createCohort(tx, { programId: at.programId, name, startsOn, at: at.clock.now() }));
  const created = async (...of: Parameters<typeof create>) => ((await create(...of)) as { cohort: CohortId }).cohort;
  const put = (people: ParticipantId[], cohort: CohortId | null, at = world) =>
    store.transaction((tx) => setCohort(tx, { programId: at.programId, people, cohort }));
  const names = async (at = world) => (await cohortsOf(store.db, at.programId)).map((one) => one.name);

  test("have names of their own within a program, and stand with the latest start first", async () => {
    const spring = await created("Spring 2026", "2026-03-02");
    await created("Later");
    const autumn = await created("Autumn 2026", "2026-09-07");
    expect(await create("SPRING 2026")).toEqual({ refused: "name_taken" });
    expect(await create("Spring 2026", null, other)).toHaveProperty("cohort");
    expect(await names()).toEqual(["Autumn 2026", "Spring 2026", "Later"]);
    const change = (cohort: CohortId, name: string, at = world) =>
      store.transaction((tx) => changeCohort(tx, { programId: at.programId, cohort, name, startsOn: "2026-03-09" }));
    expect(await change(spring, "autumn 2026")).toEqual({ refused: "name_taken" });
    expect(await change(spring, "spring 2026")).toBe("changed");
    expect(await change(spring, "Stolen", other)).toEqual({ refused: "no_cohort" });
    const [, now] = await cohortsOf(store.db, world.programId);
    expect(now).toEqual({ cohortId: spring, name: "spring 2026", startsOn: "2026-03-09" });
    expect(autumn).not.toBe(spring);
  });

  test("take people of the program in and give them back; a second call changes nothing", async () => {
    const [first, second] = [await created("First"), await created("Second")];
    const [ana, ben, gone] = [await world.mentee("Ana"), await world.mentor("Ben"), await world.mentee("Gone")];
    const stranger = await other.mentee("Cyd");
    expect(await put([ana, ben, ben, gone, stranger, "nobody" as ParticipantId], first)).toEqual({ moved: 3 });
    expect(await put([ana, ben], first)).toEqual({ moved: 0 });
    await removeParticipant(world.log, { programId: world.programId, participantId: gone, by: world.userId });
    const counted = () => peopleInCohorts(store.db, world.programId);
    expect(await counted()).toEqual(new Map([[first, 2]]));
    expect(await put([ana], second)).toEqual({ moved: 1 });
    expect(await counted()).toEqual(
      new Map([
        [first, 1],
        [second, 1],
      ]),
    );
    expect(await put([stranger], first, other)).toEqual({ refused: "no_cohort" });
    expect(await put([ana], null)).toEqual({ moved: 1 });
    await put([ana, ben], second);
    const drop = (at = world) =>
      store.transaction((tx) => deleteCohort(tx, { programId: at.programId, cohort: second }));
    expect(await drop(other)).toBe(false);
    expect(await drop()).toBe(true);
    expect(await drop()).toBe(false);
    expect(await put([ana], second)).toEqual({ refused: "no_cohort" });
    expect(await counted()).toEqual(new Map());
    expect(await names()).not.toContain("Second");
  });

  test("narrow a program down, alone and with a tag", async () => {
    const cohort = await created("Narrow");
    const [dora, eli, finn] = [await world.mentee("Dora"), await world.mentee("Eli"), await world.mentee("Finn")];
    await put([dora, eli], cohort);
    await store.transaction((tx) =>
      tagParticipants(tx, { programId: world.programId, people: [eli, finn], tag: "night" }),
    );
    const inside = async (slice: Slice) => {
      const rows = await store.db
        .selectFrom("participant as p")
        .where("p.program_id", "=", world.programId)
        .where("p.participant_id", "in", [dora, eli, finn])
        .where(inSlice(world.programId, slice, "p.participant_id"))
        .orderBy("p.name")
        .select("p.name")
        .execute();
      return rows.map((row) => row.name);
    };
    expect(await inside({ cohort: "", tag: "" })).toEqual(["Dora", "Eli", "Finn"]);
    expect(await inside({ cohort, tag: "" })).toEqual(["Dora", "Eli"]);
    expect(await inside({ cohort: "", tag: "night" })).toEqual(["Eli", "Finn"]);
    expect(await inside({ cohort, tag: "night" })).toEqual(["Eli"]);
    const { program } = world.coordinatorViewer();
    const found = (filter: Partial<Filter>) => countWhoFit(store.db, program, Filter.parse(filter), world.clock.now());
    expect([await found({ cohort }), await found({ cohort, tag: "night" })]).toEqual([2, 1]);
    expect(await found({ cohort: "none of them" })).toBe(0);
  });

  test("take everybody in who has a tag, out of another one too", async () => {
    const [from, to] = [await created("From"), await created("To")];
    const [gil, hana, ines] = [await world.mentee("Gil"), await world.mentor("Hana"), await world.mentee("Ines")];
    await put([gil], from);
    const { programId } = world;
    await store.transaction((tx) => tagParticipants(tx, { programId, people: [gil, hana, ines], tag: "day" }));
    await removeParticipant(world.log, { programId, participantId: ines, by: world.userId });
    const take = (cohort: CohortId, tag: string, at = world) =>
      store.transaction((tx) => takeInTagged(tx, { programId: at.programId, cohort, tag }));
    expect(await take(to, "day")).toEqual({ moved: 2 });
    expect(await take(to, "day")).toEqual({ moved: 0 });
    expect(await take(to, "nobody has it")).toEqual({ moved: 0 });
    expect(await take(to, "day", other)).toEqual({ refused: "no_cohort" });
    const counted = await peopleInCohorts(store.db, programId);
    expect([counted.get(from), counted.get(to)]).toEqual([undefined, 2]);
  });

  test("are found or made by name, and are not without end", async () => {
    const byName = (list: string[]) =>
      store.transaction((tx) => cohortsByName(tx, other.programId, list, other.clock.now()));
    const made = (await byName(["Winter", "WINTER", "Spring 2026"])) as Map<string, CohortId>;
    expect([...made.keys()]).toEqual(["winter", "spring 2026"]);
    expect(await byName(["winter"])).toEqual(new Map([["winter", made.get("winter")]]));
    const many = Array.from({ length: COHORTS_MAX - 2 }, (_, n) => `Cohort ${n}`);
    expect(await byName(many)).toHaveProperty("size", COHORTS_MAX - 2);
    expect(await byName(["one more"])).toEqual({ refused: "too_many_cohorts" });
  });
});
