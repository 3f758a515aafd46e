import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { addAccount, buildWorld } from "../../../test/support/world.ts";
import { Filter } from "../../insights/filter.ts";
import type { Store } from "../../store/store.ts";
import { giveFeedback } from "../feedback/give-feedback.ts";
import { tagParticipants } from "../participants/tag-participants.ts";
import { COLUMN_IDS, chooseColumns, columnsOf, USUAL } from "./columns.ts";
import { exportParticipants } from "./export-participants.ts";
import { moreAbout } from "./more-about-people.ts";

eachStore("columns of the list of people", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("are remembered for a coordinator in a program, in their own order", async () => {
    const [world, other] = [await buildWorld(store), await buildWorld(store)];
    const cora = world.coordinatorViewer();
    const userId = await addAccount(store, "Omar", "omar@example.org");
    const omar = { ...cora, account: { ...cora.account, userId } };
    expect(await columnsOf(store.db, cora)).toEqual(USUAL);
    await chooseColumns(world.log, cora, ["email", "milestones"]);
    await chooseColumns(world.log, cora, ["tags", "turn"]);
    expect(await columnsOf(store.db, cora)).toEqual(["turn", "tags"]);
    await chooseColumns(world.log, omar, []);
    expect(await columnsOf(store.db, omar)).toEqual([]);
    expect(await columnsOf(store.db, other.coordinatorViewer())).toEqual(USUAL);
    await chooseColumns(world.log, cora, null);
    await chooseColumns(world.log, cora, null);
    expect(await columnsOf(store.db, cora)).toEqual(USUAL);
  });

  test("show tags, the latest rating and the partners; the CSV holds them, too", async () => {
    const world = await buildWorld(store);
    const { log, programId, clock } = world;
    const [amara, lena, zoe] = [await world.mentor("Amara"), await world.mentee("Lena"), await world.mentee("Zoë")];
    const loop = await world.loop(amara, lena);
    await world.loop(amara, zoe);
    await store.transaction((tx) => tagParticipants(tx, { programId, people: [lena], tag: "pilot" }));
    await store.transaction((tx) => tagParticipants(tx, { programId, people: [lena], tag: "Porto" }));
    for (const rating of [5, 3]) {
      await giveFeedback(log, await world.memberViewer(lena, loop), { rating, comment: "" });
      clock.pass(86_400_000);
    }
    const about = await moreAbout(store.db, programId, [amara, lena, zoe], COLUMN_IDS);
    expect(about.get(amara)).toEqual({ partners: ["Lena", "Zoë"] });
    expect(about.get(lena)).toEqual({ partners: ["Amara"], tags: ["Porto", "pilot"], rating: 3 });
    expect(await moreAbout(store.db, programId, [lena], ["turn"])).toEqual(new Map());
    let csv = "";
    const { program } = world.coordinatorViewer();
    for await (const piece of exportParticipants(store.db, program, Filter.parse({ q: "lena" }), clock.now()))
      csv += piece;
    expect(parse(csv, { columns: true, bom: true })).toMatchObject([
      { Name: "Lena", Tags: "Porto; pilot", "Latest rating": "3", "In loops with": "Amara", Cohort: "" },
    ]);
  });
});
