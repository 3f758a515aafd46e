import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { addAccount, buildWorld, type World } from "../../../test/support/world.ts";
import { type AdminViewer, viewOrganisation } from "../../access/viewer.ts";
import type { Store } from "../../store/store.ts";
import { addAdmin, removeAdmin } from "./change-admins.ts";
import { readOrganisation } from "./read-organisation.ts";

eachStore("an organisation", (open) => {
  let store: Store;
  let world: World;
  let admin: AdminViewer;
  const account = (userId: string) => ({ userId, email: "", name: "", isHost: false });
  const view = async (userId: string) => {
    const { org_id } = await store.db
      .selectFrom("program")
      .where("program_id", "=", world.programId)
      .select("org_id")
      .executeTakeFirstOrThrow();
    return viewOrganisation(store.db, account(userId), org_id);
  };

  beforeAll(async () => {
    store = await open();
    world = await buildWorld(store);
    admin = (await view(world.userId)) as AdminViewer;
  });

  test("shows its programs with people, matched and stuck, and nobody else's", async () => {
    await buildWorld(store);
    const [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
    await world.mentee("Cyd");
    await world.loop(ben, ana);
    const now = new Date(world.clock.now().getTime() + 21 * 86_400_000);
    const later = new Date(now.getTime() + 1);
    const figures = { name: "Spring cohort", people: 3, matched: 2 };
    expect((await readOrganisation(store.db, admin, now)).programs).toMatchObject([{ ...figures, stuck: 0 }]);
    expect((await readOrganisation(store.db, admin, later)).programs).toMatchObject([{ ...figures, stuck: 3 }]);
  });

  test("a coordinator becomes an admin and stops being one; a stranger does not, and the last one stays", async () => {
    const [dan, eve] = [
      await addAccount(store, "Dan", "dan@x.example"),
      await addAccount(store, "Eve", "eve@x.example"),
    ];
    await store.db.insertInto("coordinator").values({ program_id: world.programId, user_id: dan }).execute();
    expect(await view(dan)).toBeNull();
    expect(await addAdmin(world.log, admin, eve)).toEqual({ refused: "not_in_the_team" });
    expect(await addAdmin(world.log, admin, dan)).toEqual({ admin: true });
    expect(await addAdmin(world.log, admin, dan)).toEqual({ admin: true });
    expect(await view(dan)).toMatchObject({ org: { name: "Hilltop" } });
    const { team } = await readOrganisation(store.db, admin, world.clock.now());
    expect(team.map((one) => [one.name, one.admin])).toEqual([
      ["Cora Coordinator", true],
      ["Dan", true],
    ]);
    expect(team.map((one) => one.coordinates)).toEqual([
      [{ name: "Spring cohort", role: "coordinator" }],
      [{ name: "Spring cohort", role: "coordinator" }],
    ]);
    // Both remove the other at once: one of them stays.
    const other = (await view(dan)) as AdminViewer;
    const answers = await Promise.all([
      removeAdmin(world.log, admin, dan),
      removeAdmin(world.log, other, world.userId),
    ]);
    expect(answers).toContainEqual({ admin: false });
    expect(answers).toContainEqual({ refused: "last_admin" });
    expect([await view(dan), await view(world.userId)].filter(Boolean)).toHaveLength(1);
  });
});
