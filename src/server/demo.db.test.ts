import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import { fixedClock } from "../../test/support/world.ts";
import type { Store } from "../store/store.ts";
import { buildApp } from "./app.ts";
import { type Auth, openAuth } from "./auth.ts";
import { DEMO_GUESTS, openDemo } from "./demo.ts";

const baseUrl = "http://localhost:3000";

eachStore("the doors of the demo", (open) => {
  let store: Store;
  let auth: Auth;
  const clock = fixedClock();
  beforeAll(async () => {
    store = await open();
    auth = openAuth(
      store,
      { baseUrl, secret: "a-secret-for-tests-that-is-long-enough", trustProxy: false },
      () => new Date(),
    );
    for (const guest of ["coordinator", "mentor"] as const) await auth.ensureAccount(DEMO_GUESTS[guest], guest);
  });

  function doors() {
    const demo = openDemo(store, auth, { baseUrl, now: clock.now });
    const app = buildApp({
      store,
      auth,
      routes: demo.routes,
      frame: { assets: { css: "/a.css", js: "/a.js" } },
      problem: (error) => {
        throw error;
      },
    });
    const links = Object.fromEntries(demo.links().map(({ guest, link }) => [guest, link]));
    return { links, visit: async (link = "") => app.request(link) };
  }
  const whoIs = async (answer: Response) => {
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    return (await auth.account(new Headers({ cookie })))?.email;
  };

  test("a link signs its guest in, again and again", async () => {
    const { links, visit } = doors();
    for (const guest of ["coordinator", "mentor", "mentor"] as const) {
      const answer = await visit(links[guest]);
      expect(answer.status).toBe(303);
      expect(await whoIs(answer)).toBe(DEMO_GUESTS[guest]);
    }
  });

  test("another key, another guest, or one who has no account: there is nothing", async () => {
    const { links, visit } = doors();
    for (const link of [`${baseUrl}/demo/mentor/guess`, links.mentor?.replace("/mentor/", "/host/"), links.mentee]) {
      const answer = await visit(link);
      expect(answer.status).toBe(404);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  test("a link of another start opens nothing, nor does one after a day", async () => {
    const yesterday = doors();
    const { links, visit } = doors();
    expect((await visit(yesterday.links.mentor)).status).toBe(404);
    clock.pass(24 * 3_600_000 - 1);
    expect((await visit(links.mentor)).status).toBe(303);
    clock.pass(1);
    expect((await visit(links.mentor)).status).toBe(404);
  });
});
