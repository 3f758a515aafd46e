import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import type { Store } from "../../store/store.ts";
import type { Sample } from "../samples.ts";
import { addSample, clearSample, goBackTo, OWN_SAMPLES_MAX, type SampleWords, wordSample } from "./keep-version.ts";
import { readSampleVersions, samplesOf } from "./samples-of.ts";

const project: Sample = {
  id: "silent",
  stage: "",
  role: "any",
  insight: ["silent"],
  title: "Silent",
  subject: "Is all well?",
  body: "Hello {{first_name}}",
};
const words = (subject: string, more: Partial<SampleWords> = {}): SampleWords => ({
  subject,
  body: `${subject}, {{first_name}}`,
  stage: "",
  role: "any",
  ...more,
});

eachStore("samples of a program", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function setUp() {
    const world = await buildWorld(store);
    const { log, programId } = world;
    const desk = { log, viewer: world.coordinatorViewer(), builtIn: [project] };
    const inUse = async () => (await samplesOf(store.db, programId, [project])).samples.map((one) => one.subject);
    const versions = async (id: string) =>
      (await readSampleVersions(store.db, programId, [project], id))?.versions.map(
        (one) => `${one.version} ${one.subject ?? "–"}${one.again === null ? "" : ` again ${one.again}`}`,
      );
    return { ...world, desk, inUse, versions };
  }

  test("are worded anew in one program alone, with who and when", async () => {
    const [mine, other] = [await setUp(), await setUp()];
    expect(await mine.inUse()).toEqual(["Is all well?"]);
    mine.clock.at("2026-03-05T10:00:00.000Z");
    // A sample of the project stays what it is written for, whatever a form says.
    expect(await wordSample(mine.desk, "silent", words("All well?", { role: "mentor" }), 0)).toEqual({
      sample: "silent",
    });
    const [sample] = (await samplesOf(store.db, mine.programId, [project])).samples;
    expect(sample).toMatchObject({
      subject: "All well?",
      body: "All well?, {{first_name}}",
      role: "any",
      title: "Silent",
      own: false,
      version: 1,
      worded: { by: "Cora Coordinator", at: mine.clock.now() },
    });
    expect(await other.inUse()).toEqual(["Is all well?"]);
    expect(await other.versions("silent")).toEqual([]);
  });

  test("every version is kept; the project's own words and each older one can be in use again", async () => {
    const { desk, inUse, versions } = await setUp();
    await wordSample(desk, "silent", words("One"), 0);
    await wordSample(desk, "silent", words("Two"), 1);
    // The same words again make no version, even from an old page.
    expect(await wordSample(desk, "silent", words("Two"), 0)).toEqual({ sample: "silent" });
    await clearSample(desk, "silent");
    await clearSample(desk, "silent");
    expect(await inUse()).toEqual(["Is all well?"]);
    expect(await versions("silent")).toEqual(["3 –", "2 Two", "1 One"]);
    await goBackTo(desk, "silent", 1);
    await goBackTo(desk, "silent", 1);
    expect(await inUse()).toEqual(["One"]);
    await goBackTo(desk, "silent", 0);
    expect(await inUse()).toEqual(["Is all well?"]);
    expect(await versions("silent")).toEqual(["5 – again 0", "4 One again 1", "3 –", "2 Two", "1 One"]);
    for (const none of [3, 9]) expect(await goBackTo(desk, "silent", none)).toEqual({ refused: "no_such_version" });
  });

  test("nobody writes over what somebody else has worded meanwhile", async () => {
    const { desk, inUse, versions } = await setUp();
    const both = await Promise.all([
      wordSample(desk, "silent", words("Mine"), 0),
      wordSample(desk, "silent", words("Theirs"), 0),
    ]);
    expect(both).toContainEqual({ sample: "silent" });
    expect(both).toContainEqual({ refused: "changed_meanwhile" });
    expect(await versions("silent")).toHaveLength(1);
    expect(await wordSample(desk, "silent", words("Seen, and meant"), 1)).toEqual({ sample: "silent" });
    expect(await inUse()).toEqual(["Seen, and meant"]);
  });

  test("own ones are added once, deleted, and brought back", async () => {
    const { desk, inUse, programId, versions } = await setUp();
    const [one, again] = await Promise.all([
      addSample(desk, words("Ours", { stage: "matching", role: "mentor" }), "ours"),
      addSample(desk, words("Ours", { stage: "matching", role: "mentor" }), "ours"),
    ]);
    expect([one, again]).toEqual([{ sample: "ours" }, { sample: "ours" }]);
    await wordSample(desk, "ours", words("Ours too", { stage: "matching", role: "mentee" }), 1);
    await clearSample(desk, "ours");
    await clearSample(desk, "ours");
    expect(await inUse()).toEqual(["Is all well?"]);
    const { gone } = await samplesOf(store.db, programId, [project]);
    expect(gone).toMatchObject([{ id: "ours", subject: "Ours too", role: "mentee", version: 3 }]);
    expect(await wordSample(desk, "ours", words("Late"), 2)).toEqual({ refused: "no_such_sample" });
    await goBackTo(desk, "ours", 2);
    expect(await inUse()).toEqual(["Is all well?", "Ours too"]);
    expect(await versions("ours")).toEqual(["4 Ours too again 2", "3 –", "2 Ours too", "1 Ours"]);
    expect(await goBackTo(desk, "ours", 0)).toEqual({ refused: "no_such_version" });
    expect(await clearSample(desk, "nobody's")).toEqual({ refused: "no_such_sample" });
  });

  test("not without end", async () => {
    const { desk, programId, userId, clock } = await setUp();
    const rows = Array.from({ length: OWN_SAMPLES_MAX }, (_, n) => ({
      program_id: programId,
      sample_id: `own-${n}`,
      version: 1,
      subject: "Own",
      body: "Own",
      made_by: userId,
      made_at: clock.now(),
    }));
    await store.db.insertInto("sample_version").values(rows).execute();
    expect(await addSample(desk, words("One more"))).toEqual({ refused: "too_many_samples" });
    await clearSample(desk, "own-0");
    expect(await addSample(desk, words("One more"))).toMatchObject({ sample: expect.any(String) });
  });
});
