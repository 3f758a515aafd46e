import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY } from "../../../test/support/crowd.ts";
import { type House, openHouse } from "../../../test/support/house.ts";
import { addAccount } from "../../../test/support/world.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { giveFeedback } from "../feedback/give-feedback.ts";
import { giveKudos } from "../kudos/give-kudos.ts";
import { shareStory } from "../stories/share-story.ts";

let house: House;
let cookie: string;
let base: string;
let ana: ParticipantId;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const userId = await addAccount(cairn.store, "Cora", "cora@example.org");
  await cairn.store.db.insertInto("coordinator").values({ program_id: world.programId, user_id: userId }).execute();
  cookie = await house.cookieOf("cora@example.org");
  base = `/programs/${world.programId}`;
});
afterAll(() => house.close());

const open = async (query = "") => plain(await (await house.get(`${base}/dashboard${query}`, { cookie })).text());
const setTarget = (people: string) => house.post(`${base}/dashboard/target`, { people }, { cookie });

/** The words of a page, and where its links lead, without the frame's ids. */
const plain = (page: string) => page.slice(page.indexOf("<main")).replaceAll("&amp;", "&");
/** The number under this name, and where it leads. */
function figure(page: string, label: string) {
  const found = new RegExp(`<dt[^>]*>${label}</dt><dd[^>]*>(?:<a[^>]*href="([^"]*)"[^>]*>)?([^<]*)`).exec(page);
  return { value: found?.[2], href: found?.[1] };
}

test("nobody yet, and one alone", async () => {
  expect(await open()).toContain("Nobody is here yet. Bring your people in");
  ana = await house.world.mentee("Ana");
  const page = await open();
  // What comes first where nothing happens by itself yet; and that no mail leaves, as nobody connected a server for them.
  expect(page).toContain("1 person was not invited yet, and does not know of the program.");
  expect(page).toContain(`${base}/participants?status=joined`);
  expect(page).toContain("A pair needs two: there is no mentor yet.");
  expect(page).toContain("As soon as people are matched, you see here who is stuck");
  expect(page).toContain("No mail leaves this Cairn yet: what you send waits until its host connects a mail server.");
  expect(figure(page, "Participants")).toEqual({ value: "1", href: `${base}/participants` });
  expect(figure(page, "In a loop").value).toBe("0 %");
  expect(page).toContain("No mentor yet.");
  expect(page).toContain("Nobody has said yet how it is going.");
  expect(page).toContain("Nothing to celebrate yet.");
});

test("the areas say who is there, and each number leads to those people", async () => {
  const { world, clock } = house;
  const { log } = world;
  const ben = await world.mentor("Ben");
  await world.either("Kim");
  expect(await open()).toContain("Nobody is in a loop yet.");
  const loopId: LoopId = await world.loop(ben, ana);
  // Nobody is stuck, and yet there is somebody to think of.
  expect(await open()).toMatch(/participants\?loops=none">1 person waits for a match<\/a>\./);
  clock.pass(40 * DAY);
  await world.mentee("Dora");
  const member = await world.memberViewer(ana, loopId);
  await giveFeedback(log, member, { rating: 2, comment: "KANARI" });
  await giveFeedback(log, await world.memberViewer(ben, loopId), { rating: 5, comment: null });
  await giveKudos(log, member, { recipient: ben, badge: "trust", note: "KANARI", published: true });
  await shareStory(log, member, { body: "KANARI is a story", published: false });
  const page = await open();
  expect(page).not.toContain("Nobody is in a loop yet.");
  expect(figure(page, "Participants").value).toBe("4");
  expect(figure(page, "Mentees")).toEqual({ value: "2", href: `${base}/participants?role=mentee` });
  expect(page).toContain("1 mentor to 2 mentees.");
  expect(figure(page, "In a loop")).toEqual({ value: "50 %", href: `${base}/participants?loops=any` });
  expect(figure(page, "Mentees without")).toEqual({ value: "1", href: `${base}/participants?role=mentee&loops=none` });
  expect(figure(page, "Score").value).toBe("3.5 of 5");
  expect(figure(page, "Rated low")).toEqual({ value: "1", href: `${base}/participants?rated=low` });
  expect(figure(page, "Kudos").value).toBe("1");
  expect(figure(page, "Stories").value).toBe("1");
  // Named is who shows it to everybody; what was written is nowhere but beside the rating that its writer gave for it.
  expect(page).toMatch(/>Ben<\/a> got kudos/);
  expect(page).not.toContain("published a story");
  expect(page.match(/KANARI/g)).toHaveLength(1);
  // As it was a month earlier, with the growth up to then.
  expect(page).toContain("dashboard?as-of=2026-03-31");
  const past = await open("?as-of=2026-03-31");
  expect(figure(past, "Participants").value).toBe("3");
  expect(past).toContain("Nobody has said yet how it is going.");
  expect(past).toContain("As of 31 March 2026");
});

test("narrowed to a tag everything is of those people, and so are the links", async () => {
  const { db } = house.cairn.store;
  const { programId } = house.world;
  await db
    .insertInto("participant_tag")
    .values({ program_id: programId, tag: "north & south", participant_id: ana })
    .execute();
  for (const asOf of ["", "&as-of=2026-04-10"]) {
    const page = await open(`?tag=north+%26+south${asOf}`);
    expect(page).toContain("Tag: north & south");
    const tag = "tag=north+%26+south";
    expect(figure(page, "Participants")).toEqual({ value: "1", href: `${base}/participants?${tag}` });
    expect(figure(page, "In a loop")).toEqual({ value: "100 %", href: `${base}/participants?loops=any&${tag}` });
    expect(page).toContain(`${base}/participants?milestone=matching&${tag}`);
    expect(page).not.toContain("Set a target");
  }
  const page = await open("?tag=north+%26+south");
  expect(figure(page, "Score").value).toBe("2.0 of 5");
  expect(figure(page, "Kudos").value ?? "0").toBe("0");
  // What needs the coordinator is of those people, too.
  const tag = "tag=north+%26+south";
  expect(await open()).toContain("2 participants for more than 21 days in Matching");
  expect(page).toContain("1 participant for more than 21 days in Matching");
  expect(page).toContain(`${base}/participants?milestone=matching&stuck=1&${tag}`);
  expect(page).toContain(`${base}/outreach/new?rated=low&${tag}`);
  const none = await open("?tag=nobody-has-it&cohort=unknown");
  expect(none).toContain("Nobody fits");
  expect(none).toContain("Cohort: one that is gone");
});

test("a target is set, changed and taken away; what is no number stays as typed", async () => {
  for (const wrong of ["many", "0", "-3", "1.5e3", "99999999"]) {
    const answer = await setTarget(wrong);
    expect(answer.status).toBe(422);
    const page = plain(await answer.text());
    expect(page).toContain("A number of people, from 1 to ten million.");
    expect(page).toContain(`value="${wrong}"`);
    expect(page).toMatch(/<details[^>]*open/);
  }
  expect((await setTarget("1,200")).status).toBe(303);
  expect(await open()).toContain("1,196 to go to the target.");
  await setTarget("4");
  expect(await open()).toContain("The target is reached.");
  await setTarget("");
  expect(await open()).toContain("Set a target");
});
