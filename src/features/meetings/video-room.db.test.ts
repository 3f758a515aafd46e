import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { addAccount } from "../../../test/support/world.ts";
import { pairThatMeets } from "./pair-that-meets.fixture.ts";

let house: House;
let pair: Awaited<ReturnType<typeof pairThatMeets<House["world"]>>>;
let cookies: { member: string; coordinator: string };
beforeAll(async () => {
  house = await openHouse();
  const { cairn, world } = house;
  pair = await pairThatMeets(world);
  const [lena, cora] = [
    await addAccount(cairn.store, "Lena", "lena@example.org"),
    await addAccount(cairn.store, "Cora", "cora@example.org"),
  ];
  await cairn.store.db.insertInto("coordinator").values({ program_id: world.programId, user_id: cora }).execute();
  await cairn.store.db
    .updateTable("participant")
    .set({ user_id: lena, status: "active" })
    .where("participant_id", "=", pair.lena)
    .execute();
  cookies = { member: await house.cookieOf("lena@example.org"), coordinator: await house.cookieOf("cora@example.org") };
});
afterAll(() => house.close());

const settings = { name: "Spring cohort", timezone: "Europe/Lisbon", days: "21" };
const save = (video?: string) =>
  house.post(
    `/programs/${house.world.programId}/settings`,
    { ...settings, ...(video === undefined ? {} : { video }) },
    { cookie: cookies.coordinator },
  );
const meetings = () => `/programs/${house.world.programId}/loops/${pair.loopId}/meetings`;
const arrange = (form: Record<string, string>) =>
  house.post(meetings(), { minutes: "60", place: "", ...form }, { cookie: cookies.member });
const places = async () => (await pair.meetings()).map((meeting) => meeting.place);

test("without an address of the program there are no rooms", async () => {
  expect(await (await house.get(meetings(), { cookie: cookies.member })).text()).not.toContain("Make a video room");
  await arrange({ start: "2026-03-09T10:00", video: "1" });
  expect(await places()).toEqual([null]);
});

test.each([
  "http://meet.example.org",
  "https://meet.example.org/?room=",
  "https://meet.example.org/#",
  "meet",
  "https://",
])("%s is refused beside the field", async (typed) => {
  const answer = await save(typed);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("An address such as https://meet.jit.si.");
  expect(page).toContain(`value="${typed}"`);
});

test("with one, a meeting without a place gets a room of its own that nobody can guess", async () => {
  expect((await save("https://meet.example.org/cairn/")).status).toBe(303);
  expect(await (await house.get(meetings(), { cookie: cookies.member })).text()).toContain("Make a video room");
  await arrange({ start: "2026-03-10T10:00", video: "1" });
  await arrange({ start: "2026-03-11T10:00", video: "1" });
  await arrange({ start: "2026-03-12T10:00", video: "1", place: "The old mill" });
  await arrange({ start: "2026-03-13T10:00" });
  const [, one, other, typed, none] = await places();
  for (const room of [one, other]) expect(room).toMatch(/^https:\/\/meet\.example\.org\/cairn\/cairn-[\w-]{43}$/);
  expect(one).not.toBe(other);
  expect([typed, none]).toEqual(["The old mill", null]);
});

test("saving other settings keeps it; leaving it empty takes it away", async () => {
  await save();
  const base = async () =>
    (await house.cairn.store.db.selectFrom("program").select("video_base_url").executeTakeFirstOrThrow())
      .video_base_url;
  expect(await base()).toBe("https://meet.example.org/cairn/");
  await save("  ");
  expect(await base()).toBeNull();
});
