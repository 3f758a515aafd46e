import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld, type World } from "../../../../test/support/world.ts";
import { countDrafts } from "../../../insights/drafts.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { Store } from "../../../store/store.ts";
import { removeParticipant } from "../../participants/remove-participant.ts";
import { approveDrafts, dismissDrafts, keepDraft, readDrafts } from "./drafts.ts";

eachStore("drafts of loops", (open) => {
  let store: Store;
  let world: World;
  let ana: ParticipantId;
  let ben: ParticipantId;
  const drafts = () => readDrafts(store.db, world.programId);
  const loops = async () => (await store.db.selectFrom("loop").select("loop_id").execute()).length;
  const quietly = { notify: false, baseUrl: "http://x.example" };

  beforeAll(async () => {
    store = await open();
    world = await buildWorld(store);
    [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
  });

  test("two people are one draft, which nobody hears of; dismissed, it can be brought back", async () => {
    const viewer = world.coordinatorViewer();
    await keepDraft(world.log, viewer, { mentor: ben, mentee: ana });
    await keepDraft(world.log, viewer, { mentor: ben, mentee: ana });
    const [draft] = await drafts();
    expect(await drafts()).toMatchObject([{ mentor: "Ben", mentee: "Ana" }]);
    expect(await loops()).toBe(0);
    expect(await store.db.selectFrom("mail").selectAll().execute()).toEqual([]);
    const ids = [draft?.draft_id as string];
    expect(await dismissDrafts(world.log, viewer, ids, true)).toBe(1);
    expect(await dismissDrafts(world.log, viewer, ids, true)).toBe(0);
    expect(await countDrafts(store.db, world.programId)).toBe(0);
    expect(await approveDrafts(world.log, viewer, ids, quietly)).toEqual({ matched: 0, refused: [] });
    expect(await dismissDrafts(world.log, viewer, ids, false)).toBe(1);
    expect(await countDrafts(store.db, world.programId)).toBe(1);
  });

  test("approved by two coordinators at once it is one loop, and each member gets one mail", async () => {
    const ids = (await drafts()).map((one) => one.draft_id);
    const approve = () => approveDrafts(world.log, world.coordinatorViewer(), ids, { ...quietly, notify: true });
    const answers = await Promise.all([approve(), approve()]);
    expect(answers.map((one) => one.matched).sort()).toEqual([0, 1]);
    expect(await loops()).toBe(1);
    const mails = await store.db.selectFrom("mail").where("kind", "=", "match").select("recipient").execute();
    expect(mails.map((mail) => mail.recipient).sort()).toEqual(["ana@example.org", "ben@example.org"]);
    expect(await drafts()).toEqual([]);
  });

  test("one whose mentor has no place stays a draft and stops no other; of people who left nothing is shown", async () => {
    const viewer = world.coordinatorViewer();
    const [cyd, dan, eve] = [await world.mentee("Cyd"), await world.mentor("Dan"), await world.mentee("Eve")];
    await store.db.updateTable("participant").set({ capacity: 1 }).where("participant_id", "=", ben).execute();
    await keepDraft(world.log, viewer, { mentor: ben, mentee: cyd });
    await keepDraft(world.log, viewer, { mentor: dan, mentee: eve });
    const ids = (await drafts()).map((one) => one.draft_id);
    expect(await approveDrafts(world.log, viewer, [...ids, "none"], quietly)).toEqual({ matched: 1, refused: ["Ben"] });
    expect(await drafts()).toMatchObject([{ mentor: "Ben", mentee: "Cyd" }]);
    await removeParticipant(world.log, { programId: world.programId, participantId: cyd, by: world.userId });
    expect(await drafts()).toEqual([]);
    await store.db.updateTable("participant").set({ capacity: null }).where("participant_id", "=", ben).execute();
    expect(await approveDrafts(world.log, viewer, ids, quietly)).toEqual({ matched: 0, refused: ["Ben"] });
    expect(await loops()).toBe(2);
  });
});
