import { afterAll, beforeAll, expect, test } from "vitest";
import { askFeedback } from "../../src/features/feedback/ask-feedback.ts";
import { feedbackLink } from "../../src/features/feedback/feedback-link.ts";
import { editGoal } from "../../src/features/goals/edit-goal.ts";
import { setGoal } from "../../src/features/goals/set-goal.ts";
import type { ParticipantId } from "../../src/milestones/ids.ts";
import { BASE_URL, type House, openHouse } from "../support/house.ts";
import { addAccount } from "../support/world.ts";

// What nobody should send, to goals, feedback, kudos and stories: 422 (or 409), the reason beside the field, and all that
// was typed still there.

let house: House;
let member: { cookie: string };
let room: string;
let ana: ParticipantId;
let link: string;

beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  ana = await world.mentee("Ana");
  const loop = await world.loop(await world.mentor("Ben"), ana);
  room = `/programs/${world.programId}/loops/${loop}`;
  const userId = await addAccount(cairn.store, "Ana", "ana@example.org");
  await cairn.store.db
    .updateTable("participant")
    .set({ user_id: userId, status: "active" })
    .where("participant_id", "=", ana)
    .execute();
  member = { cookie: await house.cookieOf("ana@example.org") };
  house.clock.pass(30 * 86_400_000);
  await askFeedback(world.log);
  const from = { signer: cairn.signer, baseUrl: "", programId: world.programId, asOf: house.clock.now() };
  link = feedbackLink(from, { loopId: loop, participantId: ana, question: "check-in-1" }, 4);
});
afterAll(() => house.close());

const LONG = "x".repeat(100_000);
const GOAL = { title: "Speak up", tasks: "Ask", success: "", dueOn: "" };
type Bad = [words: string, path: string, form: Record<string, string>, says: string, keeps: string];

test.each<Bad>([
  ["seven tasks", "/goals", { ...GOAL, tasks: "1\n2\n3\n4\n5\n6\nseventh" }, "At most six.", "seventh"],
  ["empty tasks", "/goals", { ...GOAL, tasks: " \n " }, "One first step is enough", "Speak up"],
  ["a date of last year", "/goals", { ...GOAL, dueOn: "2025-03-02" }, "That day has passed.", 'value="2025-03-02"'],
  ["100,000 characters", "/goals", { ...GOAL, success: LONG }, "At most 1,000 characters.", LONG],
  ["a rating of 6", "/feedback", { rating: "6", comment: "Six" }, "Choose a number from 1 to 5.", "Six"],
  ["half a rating", "/feedback", { rating: "4.5", comment: "Half" }, "Choose a number from 1 to 5.", "Half"],
  ["a comment too long", "/feedback", { rating: "4", comment: LONG }, "At most 2,000 characters.", LONG],
  [
    "a badge that is none",
    "/kudos",
    { recipient: "x", badge: "speed", note: "Fast" },
    "Choose what they are for.",
    "Fast",
  ],
  [
    "kudos for nobody here",
    "/kudos",
    { recipient: "x", badge: "trust", note: "Whom" },
    "They are not in this loop",
    "Whom",
  ],
  ["a story of two words", "/stories", { body: "Was good." }, "Tell a little more", "Was good."],
  ["a story too long", "/stories", { body: LONG }, "At most 4,000 characters.", LONG],
])("%s", async (_, path, form, says, keeps) => {
  const answer = await house.post(`${room}${path}`, form, member);
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain(says);
  expect(page.includes(keeps)).toBe(true);
});

test("a mail's link: opening it changes nothing; 6 is refused, and what was typed stays", async () => {
  const rows = () => house.cairn.store.db.selectFrom("feedback").selectAll().execute();
  const opened = await (await house.get(link)).text();
  expect(opened).toMatch(/name="rating" value="4" checked/);
  const answer = await house.post(link, { rating: "6", comment: "From the mail" });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("From the mail");
  expect(await rows()).toEqual([]);
  expect((await house.post(link, { rating: "3", comment: "" })).status).toBe(303);
  expect(await rows()).toMatchObject([{ rating: 3, comment: null, author_id: ana }]);
  for (const other of [`${link}x`, "/feedback/nonsense", "/feedback/a.b"])
    expect((await house.post(other, { rating: "3" })).status).toBe(404);
  expect(link.startsWith("/feedback/") && BASE_URL.length > 0).toBe(true);
});

test("a goal edited in another window: 409, both what is there now and what was typed", async () => {
  const { world } = house;
  const viewer = await world.memberViewer(ana, room.split("/").at(-1) as never);
  const goal = await setGoal(world.log, viewer, { title: "First", success: null, dueOn: null, tasks: ["One"] });
  const tasks = [{ id: "1", title: "One, from the other window" }];
  const change = { version: 1, title: "Second", success: null, dueOn: null, tasks };
  await editGoal(world.log, viewer, goal, { ...change, sharing: { partner: false, coordinator: false } });
  const typed = { version: "1", title: "Third", task: "Typed here", taskId: "1", success: "", dueOn: "" };
  const refused = await house.post(`${room}/goals/${goal}`, typed, member);
  const page = await refused.text();
  expect(refused.status).toBe(409);
  for (const words of ["changed in another window", "Third", "Typed here", 'name="version" value="2"'])
    expect(page).toContain(words);
  expect((await house.post(`${room}/goals/${goal}`, { ...typed, version: "2" }, member)).status).toBe(303);
  expect((await house.post(`${room}/goals/${goal}/completion`, {}, member)).status).toBe(303);
  const late = await house.post(`${room}/goals/${goal}/tasks/1/completion`, { done: "1" }, member);
  expect([late.status, (await late.text()).includes("This goal is reached already")]).toEqual([409, true]);
  expect((await house.post(`${room}/goals/nothing/completion`, {}, member)).status).toBe(404);
});
