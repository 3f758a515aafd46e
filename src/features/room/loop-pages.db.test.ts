import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { addAccount, buildWorld } from "../../../test/support/world.ts";
import { openSigner } from "../../access/signed-link.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { buildApp } from "../../server/app.ts";
import type { Auth } from "../../server/auth.ts";
import type { Store } from "../../store/store.ts";
import { startersFor } from "../../web/conversation-starters.ts";
import { agreementPanel, agreementRoutes } from "../agreement/agreement.routes.tsx";
import { fileRoutes } from "../files/files.routes.tsx";
import { closeLoop } from "../loops/change-loop.ts";
import { holdDueMeetings } from "../meetings/hold-due-meetings.ts";
import { meetingPanel, meetingRoutes } from "../meetings/meetings.routes.tsx";
import { messagePanel, messageRoutes } from "../messages/messages.routes.tsx";
import { aboutPanel } from "../profile/about-us.tsx";
import { roomRoutes } from "./room.routes.tsx";

/** Amara and Lena with accounts, the pages of their loop, and Lena's browser. */
async function scene(store: Store) {
  const world = await buildWorld(store);
  const { log, programId } = world;
  const amara = await world.mentor("Amara");
  const lena = await world.mentee("Lena");
  const loopId = await world.loop(amara, lena);
  const panels = [messagePanel(log), meetingPanel(log), agreementPanel(log), aboutPanel(log)];
  let signedIn = { userId: world.userId, email: "", name: "Cora", isHost: false };
  const problems: unknown[] = [];
  const app = buildApp({
    store,
    auth: { account: async () => signedIn } as unknown as Auth,
    routes: [
      ...roomRoutes(log, panels),
      ...messageRoutes(log),
      ...fileRoutes(log),
      ...meetingRoutes(log, { signer: openSigner("a secret of tests"), baseUrl: "http://localhost:3000" }),
      ...agreementRoutes(log),
    ],
    frame: { assets: { css: "/a.css", js: "/a.js" } },
    problem: (error) => problems.push(error),
  });
  const accounts = new Map<ParticipantId, string>();
  async function signIn(participant: ParticipantId) {
    const email = `${participant}@example.org`;
    const userId = accounts.get(participant) ?? (await addAccount(store, "Somebody", email));
    accounts.set(participant, userId);
    await store.db
      .updateTable("participant")
      .set({ user_id: userId, status: "active" })
      .where("participant_id", "=", participant)
      .execute();
    signedIn = { userId, email, name: "Somebody", isHost: false };
  }
  const path = `/programs/${programId}/loops/${loopId}`;
  const get = async (to = "") => {
    const answer = await app.request(`${path}${to}`);
    return { status: answer.status, html: await answer.text() };
  };
  const post = async (to: string, form: Record<string, string> = {}) => {
    const body = new URLSearchParams(form).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
    const answer = await app.request(`${path}${to}`, { method: "POST", body, headers });
    return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
  };
  return { world, amara, lena, loopId, path, get, post, signIn, problems };
}

eachStore("the pages of a loop", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("that stand below it lead back to it as it stands, where a thumb can reach the link", async () => {
    const { get, post, signIn, lena, path, world } = await scene(store);
    await signIn(lena);
    await post("/messages", { message: "Hello" });
    await post("/meetings/elsewhere");
    const message = (await get()).html.match(/id="message-([^"]+)"/)?.[1];
    const { meeting_id: meeting } = await world.store.db
      .selectFrom("meeting")
      .where("program_id", "=", world.programId)
      .select("meeting_id")
      .executeTakeFirstOrThrow();
    for (const [page, part] of [
      ["/messages", ""],
      [`/messages/${message}`, `#message-${message}`],
      ["/files", "#files"],
      [`/meetings/${meeting}/attendance`, "#meetings"],
    ]) {
      const { html } = await get(page);
      expect(html, page).toMatch(
        new RegExp(`<a class="inline-flex min-h-11[^"]*" href="${path}${part}" data-look="true">\\s*Back to the loop`),
      );
    }
  });

  test("say of the two ways to a meeting which one asks the partner, and which asks nobody", async () => {
    const { get, signIn, lena } = await scene(store);
    await signIn(lena);
    const page = (await get()).html;
    expect(page).toMatch(/Propose times<\/a>\s*<p[^>]*>Asks Amara to pick one of your times\./);
    expect(page).toMatch(/Arrange a meeting<\/span>\s*<span[^>]*>Fixes the time and invites, without asking/);
  });

  test("say where we are, whose turn it is, and start it with a button", async () => {
    const { get, post, signIn, lena, amara, world, problems } = await scene(store);
    await signIn(lena);
    let page = (await get()).html;
    expect(page).toContain("You and Amara");
    expect(page).toMatch(/aria-current="step"[\s\S]*?Matching/);
    expect(page).toContain("Your turn: introduce yourself.");
    expect(page).toContain('href="#write"');
    for (const id of ["conversation", "write", "meetings", "arrange", "agreement"]) {
      expect(page.split(`id="${id}"`)).toHaveLength(2);
    }
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    await post("/messages", { message: "Hello **Amara**" });
    await post("/meetings", { start: "2026-03-10T14:00", minutes: "60", place: "https://meet.example/x" });
    page = (await get()).html;
    expect(page).toContain("Hello <strong>Amara</strong>");
    expect(page).toContain("Your turn: share a goal.");
    expect(page).toContain("Tuesday 10 March, 14:00 (Europe/Lisbon)");
    await signIn(amara);
    expect((await get()).html).toContain("Your turn: welcome your mentee.");
    world.clock.at("2026-03-10T15:00:00.000Z");
    await holdDueMeetings(world.log);
    expect((await get()).html).toContain("We did not meet");
    expect(problems).toEqual([]);
  });

  test("say of all five milestones what they need, for one's own role, and when each was done", async () => {
    const { get, post, signIn, lena, amara, world } = await scene(store);
    await signIn(lena);
    await post("/messages", { message: "Hello Amara" });
    world.clock.at("2026-03-04T09:00:00.000Z");
    await post("/meetings", { start: "2026-03-10T14:00", minutes: "60", place: "" });
    await signIn(amara);
    await post("/messages", { message: "Hello Lena" });
    world.clock.at("2026-03-20T09:00:00.000Z");
    const partOf = (page: string, id: string) => page.split(`id="stage-${id}"`)[1]?.split("</details>")[0] ?? "";
    await signIn(lena);
    const page = (await get()).html;
    const stages = ["getting-started", "matching", "first-meeting", "grow-together", "levelling-up"];
    for (const id of stages) expect(page.split(`id="stage-${id}"`)).toHaveLength(2);
    expect(page.match(/href="#stage-/g)).toHaveLength(5);
    const matching = partOf(page, "matching");
    for (const words of [
      "done 4 March",
      "Introduce yourself",
      "Done 2 March",
      "Arrange the first meeting",
      "Done 4 March",
    ])
      expect(matching).toContain(words);
    expect(matching).not.toContain("Welcome your mentee");
    expect(matching).toMatch(/href="#agreement">Agree on expectations/);
    expect(partOf(page, "first-meeting")).toContain("you are here since 4 March");
    expect(partOf(page, "levelling-up")).toContain("Complete a goal");
    await signIn(amara);
    const hers = (await get()).html;
    expect(partOf(hers, "matching")).toContain("Welcome your mentee");
    expect(partOf(hers, "levelling-up")).not.toContain("Complete a goal");
  });

  test("tell the members about each other, and what to talk about at this stage", async () => {
    const { get, signIn, lena, amara, world } = await scene(store);
    await store.db
      .updateTable("participant")
      .set({ headline: "Leads wards in Lagos", about: "I bake bread <b>badly</b>.", timezone: "Africa/Lagos" })
      .where("participant_id", "=", amara)
      .execute();
    await signIn(lena);
    const page = (await get()).html;
    for (const words of [
      "Leads wards in Lagos",
      "I bake bread &lt;b&gt;badly&lt;/b&gt;.",
      "It is 10:00 for Amara (Africa/Lagos)",
      startersFor("matching", "mentee")[0] as string,
      "The guide for mentees",
    ])
      expect(page).toContain(words);
    expect(page).not.toContain(startersFor("matching", "mentor")[0]);
    await signIn(amara);
    expect((await get()).html).toContain("Lena has not written a profile yet. Ask.");
    expect(world.clock.now().toISOString()).toBe("2026-03-02T09:00:00.000Z");
  });

  test("are nobody else's: not the coordinator's, not another pair's", async () => {
    const { get, post, signIn, world } = await scene(store);
    const all = ["", "/messages", "/meetings", "/meetings/x"];
    const nobody = async () => {
      for (const to of all) expect((await get(to)).status).toBe(404);
      for (const to of [
        "/messages",
        "/meetings",
        "/meetings/elsewhere",
        "/meetings/x/time",
        "/meetings/x/cancellation",
        "/meetings/x/taking-back",
        "/agreement",
      ]) {
        expect((await post(to, { message: "Let me in" })).status).toBe(404);
      }
    };
    await nobody();
    await signIn(await world.mentor("Mallory"));
    await nobody();
  });

  describe("a form that cannot be taken comes back with what was typed", () => {
    test("a message", async () => {
      const { post, signIn, lena } = await scene(store);
      await signIn(lena);
      const long = await post("/messages", { message: `Dear Amara ${"x".repeat(10_000)}` });
      expect(long.status).toBe(422);
      expect(long.html).toContain("Dear Amara xxx");
      expect(long.html).toContain("more than 10,000 characters");
      expect((await post("/messages", { message: "  " })).status).toBe(422);
      expect((await post("/messages")).status).toBe(422);
    });

    test("a meeting, and its move", async () => {
      const { get, post, signIn, lena } = await scene(store);
      await signIn(lena);
      const past = await post("/meetings", { start: "2026-03-01T14:00", minutes: "45", place: "The old mill" });
      expect(past.status).toBe(422);
      for (const typed of ["2026-03-01T14:00", 'value="45"', "The old mill", "That time has passed"])
        expect(past.html).toContain(typed);
      expect((await post("/meetings", { start: "", minutes: "soon" })).html).toContain('value="soon"');
      await post("/meetings", { start: "2026-03-10T14:00", minutes: "60", place: "" });
      const link = /\/meetings\/([0-9a-f-]{36})"/.exec((await get()).html)?.[1];
      expect((await get(`/meetings/${link}`)).html).toContain('value="2026-03-10T14:00"');
      const moved = await post(`/meetings/${link}/time`, { start: "2026-03-10T15:00", minutes: "999", place: "Café" });
      expect(moved.status).toBe(422);
      for (const typed of ["2026-03-10T15:00", 'value="999"', "Café"]) expect(moved.html).toContain(typed);
      expect((await post(`/meetings/${link}/cancellation`)).status).toBe(303);
      const late = await post(`/meetings/${link}/time`, { start: "2026-03-11T15:00", minutes: "30", place: "Park" });
      expect(late.status).toBe(422);
      for (const typed of ["2026-03-11T15:00", "Park", "called off"]) expect(late.html).toContain(typed);
    });

    test("a day elsewhere; today needs no form at all", async () => {
      const { post, signIn, lena, path } = await scene(store);
      await signIn(lena);
      const ahead = await post("/meetings/elsewhere", { day: "2026-03-20" });
      expect([ahead.status, ahead.html.includes('value="2026-03-20"')]).toEqual([422, true]);
      expect((await post("/meetings/elsewhere", { day: "" })).status).toBe(422);
      expect(await post("/meetings/elsewhere")).toMatchObject({ status: 303, to: `${path}#meetings` });
    });
  });

  test("a closed loop can be read, says so, and keeps what was about to be sent on the screen", async () => {
    const { get, post, signIn, lena, loopId, path, world } = await scene(store);
    await signIn(lena);
    expect((await get()).html).toContain(`action="${path}/messages"`);
    await post("/messages", { message: "Before" });
    await post("/agreement");
    await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
    const page = (await get()).html;
    for (const words of ["This loop is closed", "Before", "You agreed"]) expect(page).toContain(words);
    // What can still be done in it: one's own words can be deleted.
    const actions = [...page.matchAll(/action="([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(actions.filter((to) => to.startsWith(path) && !to.endsWith("/deletion"))).toEqual([]);
    expect(page).not.toContain("<textarea");
    expect(page).not.toContain("We met elsewhere today");
    const late = await post("/messages", { message: "After all" });
    expect([late.status, late.html.includes("After all")]).toEqual([422, true]);
    expect((await post("/agreement")).status).toBe(303);
  });
});
