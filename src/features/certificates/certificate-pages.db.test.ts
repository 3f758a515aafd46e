import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { almostFinishedPair, finishedPair, takeBackMeeting, type Walked } from "../../../test/support/finished-pair.ts";
import { type House, openHouse } from "../../../test/support/house.ts";
import { addAccount } from "../../../test/support/world.ts";
import type { ParticipantId } from "../../milestones/ids.ts";

let house: House;
let pair: Walked;
let cookies: { ana: string; ben: string; cora: string };
let room: string;
let list: string;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  pair = await finishedPair(world, "Ben Okoro", "Ana Reis");
  const { email } = await cairn.store.db
    .selectFrom("user")
    .where("id", "=", world.userId)
    .select("email")
    .executeTakeFirstOrThrow();
  cookies = {
    ana: await signedIn(pair.mentee, "ana.reis@example.org"),
    ben: await signedIn(pair.mentor, "ben.okoro@example.org"),
    cora: await house.cookieOf(email),
  };
  room = `/programs/${world.programId}/loops/${pair.loopId}/certificate`;
  list = `/programs/${world.programId}/certificates`;
});
afterAll(() => house.close());

async function signedIn(who: ParticipantId, email: string): Promise<string> {
  const userId = await addAccount(house.cairn.store, email, email);
  await house.cairn.store.db
    .updateTable("participant")
    .set({ user_id: userId, status: "active" })
    .where("participant_id", "=", who)
    .execute();
  return house.cookieOf(email);
}
const page = async (path: string, cookie = "") => (await house.get(path, cookie ? { cookie } : {})).text();
const take = (name: string, cookie: string) => house.post(room, { name }, { cookie });
const certificates = () =>
  house.cairn.store.db.selectFrom("certificate").orderBy("certificate_id").selectAll().execute();
const of = async (who: ParticipantId) => (await certificates()).find((one) => one.participant_id === who);
const idOf = async (who: ParticipantId) => (await of(who))?.certificate_id as string;

describe("taking it", () => {
  test("before the end, the page says that there is still a way, and the button's post is refused", async () => {
    const early = await almostFinishedPair(house.world, "Eli", "Eva");
    const cookie = await signedIn(early.mentee, "eva@example.com");
    const path = `/programs/${house.world.programId}/loops/${early.loopId}/certificate`;
    expect(await page(path, cookie)).toContain("There is still a piece of the way ahead");
    const answer = await house.post(path, { name: "Eva" }, { cookie });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("There is still a piece of the way ahead");
    expect(await certificates()).toEqual([]);
  });

  test("home, the loop and the page itself offer it, with the name filled in", async () => {
    const { programId } = house.world;
    for (const path of [`/programs/${programId}/home`, `/programs/${programId}/loops/${pair.loopId}`]) {
      expect(await page(path, cookies.ana)).toContain(`href="${room}"`);
    }
    const form = await page(room, cookies.ana);
    expect(form).toContain("You walked the whole way");
    expect(form).toMatch(/name="name"[^>]*value="Ana Reis"|value="Ana Reis"[^>]*name="name"/);
  });

  test.each([
    ["", "Write your name as it should be printed."],
    ["  \u202E \u0007 ", "Write your name as it should be printed."],
    ["x".repeat(101), "At most 100 characters."],
  ])("a name like %j is answered beside the field, and kept", async (name, words) => {
    const answer = await take(name, cookies.ana);
    expect(answer.status).toBe(422);
    const body = await answer.text();
    expect(body).toContain(words);
    if (name.length > 100) expect(body).toContain(name);
    expect(await certificates()).toEqual([]);
  });

  test("it is taken once; signs that nobody sees are left out, and what looks like HTML is words", async () => {
    const first = await take("  Ana <script>alert(1)</script>\u202E  Reis ", cookies.ana);
    expect(first.status).toBe(303);
    expect(first.headers.get("location")).toBe(room);
    expect((await take("Somebody Else", cookies.ana)).status).toBe(303);
    await take("Ben Okoro", cookies.ben);
    expect((await of(pair.mentee))?.name).toBe("Ana <script>alert(1)</script> Reis");
    expect((await of(pair.mentor))?.name).toBe("Ben Okoro");
    for (const path of [room, `/certificates/${await idOf(pair.mentee)}`]) {
      const body = await page(path, cookies.ana);
      expect(body).toContain("Ana &lt;script&gt;alert(1)&lt;/script&gt; Reis");
      expect(body).not.toContain("<script>alert");
    }
    expect(await page(`/programs/${house.world.programId}/home`, cookies.ana)).toContain("Your certificates");
  });
});

describe("what anybody sees", () => {
  let path: string;
  beforeEach(async () => {
    path = `/certificates/${await idOf(pair.mentor)}`;
  });

  test("a valid certificate, to nobody's cache and no search engine", async () => {
    const answer = await house.get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-robots-tag")).toBe("noindex");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const body = await answer.text();
    for (const words of [
      "Ben Okoro",
      "Valid.",
      "as a mentor in Spring cohort, a mentoring program of Hilltop",
      "3 meetings",
    ]) {
      expect(body).toContain(words);
    }
    // In small letters the name of the mentee can stand in the certificate's own address, which is made of chance.
    expect(body).not.toMatch(/\bAna\b|@example|LinkedIn|linkedin/);
  });

  test("the address may be typed in capitals", async () => {
    expect((await house.get(path.toUpperCase().replace("/CERTIFICATES", "/certificates"))).status).toBe(200);
  });

  test("the PDF is one", async () => {
    const answer = await house.get(`${path}.pdf`);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("x-robots-tag")).toBe("noindex");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  test.each([
    ["badge.jwt", "text/plain; charset=UTF-8"],
    ["badge.json", "application/ld+json"],
    ["badge.svg", "image/svg+xml"],
    ["status.json", "application/json"],
  ])("%s is kept by nobody, and said to be %s", async (file, type) => {
    const answer = await house.get(`${path}/${file}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).not.toMatch(/Ana Reis|@example/);
  });

  test.each(["nothing", "0".repeat(22), "..%2f..%2fetc%2fpasswd", "0".repeat(5_000)])(
    "%s: a friendly 404",
    async (id) => {
      for (const rest of ["", ".pdf", "/badge.jwt", "/badge.json", "/badge.svg", "/status.json"]) {
        const answer = await house.get(`/certificates/${id}${rest}`);
        expect(answer.status).toBe(404);
        expect(await answer.text()).toContain("There is nothing here");
      }
    },
  );
});

describe("taken back", () => {
  test("by a coordinator, with a reason that the holder reads and the public does not; and undone", async () => {
    const id = await idOf(pair.mentor);
    expect(await page(list, cookies.cora)).toContain("Ben Okoro");
    const without = await house.post(`${list}/${id}/revocation`, { reason: " " }, { cookie: cookies.cora });
    expect(without.status).toBe(422);
    await house.post(`${list}/${id}/revocation`, { reason: "REASON of the coordinator" }, { cookie: cookies.cora });
    const open = await house.get(`/certificates/${id}`);
    expect(open.status).toBe(200);
    const body = await open.text();
    expect(body).toContain("This certificate is revoked");
    expect(body).toContain("by Hilltop");
    expect(body).not.toMatch(/Ben|Okoro|REASON/);
    for (const rest of [".pdf", "/badge.jwt", "/badge.json", "/badge.svg"]) {
      const gone = await house.get(`/certificates/${id}${rest}`);
      expect(gone.status).toBe(410);
      expect(gone.headers.get("cache-control")).toContain("no-store");
      expect(await gone.text()).not.toMatch(/Ben|Okoro|REASON/);
    }
    const revoked = [{ id: `http://localhost:3000/certificates/${id}`, revoked: true }];
    const status = await (await house.get(`/certificates/${id}/status.json`)).json();
    expect(status).toMatchObject({ revokedCredential: revoked, revokedCredentials: revoked });
    expect(await page(room, cookies.ben)).toContain("REASON of the coordinator");
    expect(await page(`/programs/${house.world.programId}/participants/${pair.mentor}`, cookies.cora)).toContain(
      "by a coordinator",
    );
    await house.post(`${list}/${id}/reinstatement`, {}, { cookie: cookies.cora });
    expect(await page(`/certificates/${id}`)).toContain("Valid.");
    const again = await (await house.get(`/certificates/${id}/status.json`)).json();
    expect(again).toMatchObject({ revokedCredential: [], revokedCredentials: [] });
  });

  test("by its holder; and undone", async () => {
    const id = await idOf(pair.mentor);
    await house.post(`${room}/withdrawal`, {}, { cookie: cookies.ben });
    expect(await page(`/certificates/${id}`)).toContain("by its holder");
    expect(await page(room, cookies.ben)).toContain("Let it count again");
    expect(await page(list, cookies.cora)).toContain("by its holder");
    await house.post(`${room}/restoration`, {}, { cookie: cookies.ben });
    expect(await page(`/certificates/${id}`)).toContain("Valid.");
  });

  test("a partner cannot take back the other's", async () => {
    await house.post(`${room}/withdrawal`, {}, { cookie: cookies.ana });
    expect(await page(`/certificates/${await idOf(pair.mentor)}`)).toContain("Valid.");
    await house.post(`${room}/restoration`, {}, { cookie: cookies.ana });
  });
});

test("the coordinator is told when the way no longer bears it; the public is not", async () => {
  await takeBackMeeting(house.world, pair);
  expect(await page(list, cookies.cora)).toContain("No longer completed");
  const open = await page(`/certificates/${await idOf(pair.mentor)}`);
  expect(open).toContain("Valid.");
  expect(open).not.toContain("No longer");
});
