import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { programsOf } from "../features/programs/programs-of.ts";
import type { Store } from "../store/store.ts";
import { goOn } from "../web/flash.ts";
import { type Route, route } from "../web/route.ts";
import type { Auth } from "./auth.ts";
import { notFound } from "./problems.tsx";
import { carry, peer } from "./sign-in.tsx";

/** Whom the demo signs in. Their accounts exist only where its story was told, and `.example` is nobody's domain. */
export const DEMO_GUESTS = {
  coordinator: "cora@hilltop.example",
  mentor: "amara@hilltop.example",
  mentee: "lena@hilltop.example",
} as const;
export type DemoGuest = keyof typeof DEMO_GUESTS;

export type Demo = { routes: Route[]; links(): { guest: DemoGuest; link: string }[] };

const OPEN_MS = 24 * 3_600_000;

/**
 * The demo's doors: a link each for the coordinator, a mentor and a mentee, that signs in with one click, as often as
 * one likes, for a day and while this server runs. What opens them is kept in memory only, and a server that was not
 * started as a demo has no such doors. Each click takes a one-time token of its own, as a mailed link does.
 */
export function openDemo(store: Store, auth: Auth, { baseUrl, now }: { baseUrl: string; now: () => Date }): Demo {
  const key = randomBytes(24).toString("base64url");
  const until = now().getTime() + OPEN_MS;
  const guests = Object.keys(DEMO_GUESTS) as DemoGuest[];
  return {
    links: () => guests.map((guest) => ({ guest, link: `${baseUrl}/demo/${guest}/${key}` })),
    routes: [
      route("get", "/demo/:guest/:key", "anyone", async (c) => {
        const guest = guests.find((one) => one === c.req.param("guest"));
        if (!guest || !same(c.req.param("key") ?? "", key) || now().getTime() >= until) return notFound(c);
        const email = DEMO_GUESTS[guest];
        const account = await store.db.selectFrom("user").where("email", "=", email).select("id").executeTakeFirst();
        const token = account && (await auth.tokenFor(email));
        if (!token) return notFound(c);
        const [program] = await programsOf(store.db, account.id);
        const to = program ? `/programs/${program.program_id}` : "/";
        return carry(await auth.withToken(peer(c), token), goOn(c, to));
      }),
    ],
  };
}

function same(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}
