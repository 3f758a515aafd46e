import { beforeAll, expect, test } from "vitest";
import { finishedPair } from "../../../test/support/finished-pair.ts";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld, fixedClock, type World } from "../../../test/support/world.ts";
import type { CohortId } from "../../access/cohort-id.ts";
import { cohortsOf } from "../../insights/cohorts.ts";
import { WHOLE } from "../../insights/slice.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Store } from "../../store/store.ts";
import { takeCertificate } from "../certificates/take-certificate.ts";
import { giveFeedback } from "../feedback/give-feedback.ts";
import { completeGoal } from "../goals/complete-goal.ts";
import { deleteGoal } from "../goals/delete-goal.ts";
import { setGoal } from "../goals/set-goal.ts";
import { logIntervention } from "../interventions/log-intervention.ts";
import { logMeetingElsewhere } from "../meetings/log-meeting-elsewhere.ts";
import { createCohort } from "../participants/cohorts/create-cohort.ts";
import { setCohort } from "../participants/cohorts/set-cohort.ts";
import { removeParticipant } from "../participants/remove-participant.ts";
import { tagParticipants } from "../participants/tag-participants.ts";
import { shareStory } from "../stories/share-story.ts";
import { compareCohorts } from "./compare-cohorts.ts";
import { exportInterventions } from "./exports/export-interventions.ts";
import { exportMeetings } from "./exports/export-meetings.ts";
import { exportStandings } from "./exports/export-standings.ts";
import { exportTransitions } from "./exports/export-transitions.ts";
import { partsOf } from "./figures.ts";
import { readPeriod } from "./period.ts";
import { readReport } from "./read-report.ts";
import { readStories } from "./read-voices.ts";
import type { Scope } from "./scope.ts";

const DAY = 86_400_000;

// The first of March: Ben and Ana (cohort One, tagged nursing) come; on the 11th they are matched and meet, and set two
// goals. On the 21st Cem and Dora (cohort Two) come and are matched, Eli comes and goes. On the 31st Gil and Hana, of no
// cohort, come and walk the whole way at once.
eachStore("a report", (open) => {
  let store: Store;
  let world: World;
  let one: CohortId;
  let two: CohortId;
  const people: Record<string, ParticipantId> = {};
  const loops: Record<string, LoopId> = {};
  const viewer = (who: string, loop: string) => world.memberViewer(people[who] as never, loops[loop] as never);
  const rate = async (who: string, loop: string, rating: number) =>
    giveFeedback(world.log, await viewer(who, loop), { rating, comment: `of ${who}` });
  const scope = (query: { from?: string; to?: string } = {}, slice: Partial<Scope["slice"]> = {}): Scope => {
    const { program } = world.coordinatorViewer();
    const period = readPeriod(query, { zone: program.timezone, began: new Date("2026-03-01"), now: world.clock.now() });
    return { db: store.db, program, period, slice: { ...WHOLE, ...slice } };
  };

  beforeAll(async () => {
    store = await open();
    const clock = fixedClock("2026-03-01T09:00:00.000Z");
    world = await buildWorld(store, clock);
    const { log, programId } = world;
    const cohort = async (name: string, members: string[]) => {
      const made = await store.transaction((tx) =>
        createCohort(tx, { programId, name, startsOn: `2026-03-0${name.length}`, at: clock.now() }),
      );
      const { cohort } = made as { cohort: CohortId };
      const ids = members.map((who) => people[who] as ParticipantId);
      await store.transaction((tx) => setCohort(tx, { programId, people: ids, cohort }));
      return cohort;
    };
    people.ben = await world.mentor("Ben");
    people.ana = await world.mentee("Ana");
    one = await cohort("One", ["ben", "ana"]);
    await store.transaction((tx) =>
      tagParticipants(tx, { programId, people: [people.ana as ParticipantId], tag: "nursing" }),
    );
    clock.pass(10 * DAY);
    loops.first = await world.loop(people.ben, people.ana);
    await logMeetingElsewhere(log, { programId, loopId: loops.first, by: people.ana, zone: "UTC" });
    const ana = await viewer("ana", "first");
    const goal = { title: "KANARI", success: null, dueOn: null, tasks: [] };
    await completeGoal(log, ana, await setGoal(log, ana, goal));
    await deleteGoal(log, ana, await setGoal(log, ana, { ...goal, title: "Another" }));
    await rate("ana", "first", 5);
    await rate("ben", "first", 4);
    clock.pass(10 * DAY);
    people.cem = await world.mentor("=Cem");
    people.dora = await world.mentee("Döra “Dó” Łuk");
    people.eli = await world.either("Eli");
    two = await cohort("Zwei", ["cem", "dora", "eli"]);
    loops.second = await world.loop(people.cem, people.dora);
    await removeParticipant(log, { programId, participantId: people.eli, by: world.userId });
    await rate("cem", "second", 3);
    await rate("dora", "second", 3);
    const dora = await viewer("dora", "second");
    await shareStory(log, dora, { body: "For all of us", published: true });
    await shareStory(log, await viewer("cem", "second"), { body: "KANARI for two", published: false });
    clock.pass(10 * DAY);
    const walked = await finishedPair(world, "Gil", "Hana");
    [people.gil, people.hana, loops.third] = [walked.mentor, walked.mentee, walked.loopId];
    await takeCertificate(log, await viewer("hana", "third"), "Hana");
    await rate("gil", "third", 5);
    clock.pass(DAY);
  });

  const figures = async (...of: Parameters<typeof scope>) => {
    const parts = partsOf(await readReport(scope(...of)));
    return Object.fromEntries(parts.flatMap((part) => part.figures.map(({ id, value }) => [id, value])));
  };

  test("counts who is here, what they did together, and how it was", async () => {
    expect(await figures()).toEqual({
      here: "6",
      mentors: "3",
      mentees: "3",
      either: "0",
      joined: "7",
      matched: "100 %",
      opened: "3",
      open: "3",
      meetings: "1",
      met: "1",
      "goals-set": "1",
      "goals-done": "1",
      kudos: "0",
      score: "4.0",
      stories: "1",
      certificates: "1",
    });
  });

  test("is about its days", async () => {
    const before = await figures({ to: "2026-03-10" });
    expect(before).toMatchObject({ here: "2", joined: "2", matched: "0 %", opened: "0", meetings: "0", score: "–" });
    const march = await figures({ from: "2026-03-12", to: "2026-03-30" });
    expect(march).toMatchObject({ here: "4", joined: "3", matched: "100 %", opened: "1", open: "2", meetings: "0" });
    expect(march).toMatchObject({ "goals-set": "0", stories: "1", certificates: "0" });
    expect(await figures({ from: "2030-01-01", to: "2030-01-02" })).toMatchObject({ joined: "0", here: "6" });
  });

  test("says when people first reached a milestone, and after how many days", async () => {
    const reached = async (...of: Parameters<typeof scope>) =>
      (await readReport(scope(...of))).reached.map((row) => `${row.people}/${row.ever} ${row.medianDays ?? "–"}`);
    // Ana, Ben after 10 days; Cem, Dora, Gil, Hana on the day itself.
    expect(await reached()).toEqual(["6/6 0", "2/2 0", "2/2 0", "2/2 0", "2/2 0"]);
    expect(await reached({}, { cohort: one })).toEqual(["2/2 10", "0/0 –", "0/0 –", "0/0 –", "0/0 –"]);
    expect(await reached({ from: "2026-03-21", to: "2026-03-25" })).toEqual([
      "2/4 0",
      "0/0 –",
      "0/0 –",
      "0/0 –",
      "0/0 –",
    ]);
  });

  test("is about some of the people; a score of fewer than five is nobody's to see", async () => {
    expect(await figures({}, { cohort: one })).toMatchObject({ here: "2", opened: "1", meetings: "1", score: "–" });
    expect(await figures({}, { cohort: two })).toMatchObject({ here: "2", joined: "3", meetings: "0", stories: "1" });
    expect(await figures({}, { tag: "nursing" })).toMatchObject({ here: "1", opened: "1", "goals-done": "1" });
    expect(await figures({}, { cohort: two, tag: "nursing" })).toMatchObject({ here: "0", matched: "–", opened: "0" });
    expect(await figures({}, { cohort: "gone" as CohortId })).toMatchObject({ here: "0", joined: "0" });
    expect((await readReport(scope({ to: "2026-03-25" }))).voices).toBeNull();
    expect((await readReport(scope())).voices).toEqual({ score: 4, answers: 5, people: 5 });
  });

  test("shows the stories that are shown to everybody, while their writers are here", async () => {
    expect(await readStories(scope())).toEqual([{ name: "Döra “Dó” Łuk", body: "For all of us" }]);
    expect(await readStories(scope({}, { cohort: one }))).toEqual([]);
  });

  test("compares cohorts, the latest start first", async () => {
    const compared = await compareCohorts(scope(), await cohortsOf(store.db, world.programId));
    const rows = compared.map(({ cohort, report }) => [cohort.name, report.people.came, report.reached[0]?.ever]);
    expect(rows).toEqual([
      ["Zwei", 3, 2],
      ["One", 2, 2],
    ]);
  });

  const file = async (pieces: AsyncGenerator<string>) => {
    let text = "";
    for await (const piece of pieces) text += piece;
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(text).not.toContain("KANARI");
    return text.slice(1).trimEnd().split("\r\n");
  };

  test("standings as CSV: a line for each, formulas defused, letters as they are", async () => {
    const [header, ...lines] = await file(exportStandings(scope(), world.clock.now()));
    expect(header).toBe(
      "Participant,Name,Email,Cohort,Loop,Role,Milestone,Since (UTC),Days,Stuck,Paused,Closed,Completed (UTC),Whose turn",
    );
    expect(lines).toHaveLength(6);
    expect(lines.find((line) => line.includes("Cem"))).toBe(
      `${people.cem},'=Cem,.cem@example.org,Zwei,${loops.second},mentor,Matching,2026-03-21 09:00:00,11,,,,,theirs`,
    );
    expect(lines.find((line) => line.includes("Łuk"))).toContain(`${people.dora},Döra “Dó” Łuk,`);
    expect(lines.find((line) => line.includes("Hana"))).toContain("Levelling Up,2026-03-31 09:00:00,,,,,2026-03-31");
    expect(await file(exportStandings(scope({}, { cohort: one }), world.clock.now()))).toHaveLength(3);
  });

  test("transitions as CSV, in the days of the report", async () => {
    const [, ...lines] = await file(exportTransitions(scope({ to: "2026-03-30" })));
    expect(lines).toHaveLength(4);
    expect(lines.find((line) => line.includes("Ana"))).toBe(
      `${people.ana},Ana,joined,One,2026-03-01 09:00:00,${loops.first},mentee,Getting started,Matching,2026-03-11 09:00:00`,
    );
    expect(await file(exportTransitions(scope({}, { tag: "nursing" })))).toHaveLength(2);
  });

  test("what coordinators did as CSV, in the days of the report, formulas defused", async () => {
    const note = async (who: string, happenedOn: string, words: string) =>
      logIntervention(world.log, world.coordinatorViewer(), people[who] as ParticipantId, {
        id: `${who} ${happenedOn}`,
        kind: "called",
        note: words,
        happenedOn,
      });
    await note("cem", "2026-03-22", "=HYPERLINK(1)");
    await note("ana", "2026-03-11", "Two\nlines; @home");
    const [header, ...lines] = await file(exportInterventions(scope()));
    expect(header).toBe("Intervention,Day,Kind,Participant,Name,Cohort,By,Note,Logged (UTC)");
    const logged = "2026-04-01 09:00:00";
    expect(lines.join("\r\n")).toBe(
      [
        `ana 2026-03-11,2026-03-11,called,${people.ana},Ana,One,Cora Coordinator,"Two\nlines; '@home",${logged}`,
        `cem 2026-03-22,2026-03-22,called,${people.cem},'=Cem,Zwei,Cora Coordinator,'=HYPERLINK(1),${logged}`,
      ].join("\r\n"),
    );
    expect(await file(exportInterventions(scope({ from: "2026-03-12", to: "2026-03-22" })))).toHaveLength(2);
    expect(await file(exportInterventions(scope({}, { cohort: one })))).toHaveLength(2);
  });

  test("meetings as CSV, without place and agenda", async () => {
    await store.db.updateTable("meeting").set({ place: "KANARI", agenda: "KANARI" }).execute();
    const [header, ...lines] = await file(exportMeetings(scope()));
    expect(header).toBe("Meeting,Loop,Kind,Mentors,Mentees,Status,Starts (UTC),Minutes,Elsewhere,Were there");
    expect(lines.map((line) => line.slice(line.indexOf(",") + 1))).toEqual([
      `${loops.first},pair,Ben,Ana,held,2026-03-11 09:00:00,,yes,all`,
    ]);
    expect(await file(exportMeetings(scope({}, { cohort: two })))).toHaveLength(1);
    expect(await file(exportMeetings(scope({ from: "2026-03-12" })))).toHaveLength(1);
  });
});
