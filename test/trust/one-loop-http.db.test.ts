import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ParticipantId } from "../../src/milestones/ids.ts";
import { rebuild } from "../../src/progress/rebuild.ts";
import { type Serving, serveApp } from "../../src/server/serve.ts";
import { type House, openHouse } from "../support/house.ts";
import { openPostgresCopy } from "../support/postgres-copies.ts";

// As one-loop.db.test.ts, through the door: sixteen requests at once to a server that listens. One wins and is sent on; the others get the page
// again with what stands in the way beside the field, never a broken one.

const CLIENTS = 16;
const ROUNDS = Number(process.env.ROUNDS ?? 2);
const clients = Array.from({ length: CLIENTS }, (_, index) => index);

const databases = {
  PGlite: async () => ({ url: undefined, remove: async () => {} }),
  ...(process.env.TEST_DATABASE_URL
    ? {
        PostgreSQL: async () => {
          const { store, url, remove } = await openPostgresCopy();
          await store.close();
          return { url, remove };
        },
      }
    : {}),
};

describe.each(Object.entries(databases))("sixteen requests at once, on %s", (_, open) => {
  let house: House;
  let server: Serving;
  let remove: () => Promise<unknown>;
  let cookies: { amara: string; lena: string; cora: string };
  let program: string;
  let loop: string;
  let day = 0;

  beforeAll(async () => {
    const database = await open();
    remove = database.remove;
    house = await openHouse(undefined, undefined, database.url);
    const { world, cairn } = house;
    const signedIn = async (name: string, participant: ParticipantId) => {
      const email = `${name}@example.org`;
      const userId = await cairn.auth.ensureAccount(email, name);
      await cairn.store.db
        .updateTable("participant")
        .set({ user_id: userId, status: "active" })
        .where("program_id", "=", world.programId)
        .where("participant_id", "=", participant)
        .execute();
      return house.cookieOf(email);
    };
    const [amara, lena] = [await world.mentor("Amara"), await world.mentee("Lena")];
    const loopId = await world.loop(amara, lena);
    const cora = await cairn.store.db
      .selectFrom("user")
      .where("id", "=", world.userId)
      .select("email")
      .executeTakeFirstOrThrow();
    cookies = {
      amara: await signedIn("amara", amara),
      lena: await signedIn("lena", lena),
      cora: await house.cookieOf(cora.email),
    };
    program = `/programs/${world.programId}`;
    loop = `${program}/loops/${loopId}`;
    server = await serveApp(cairn.app, 0);
  });
  afterAll(async () => {
    await server?.stop();
    await house?.close();
    await remove?.();
  });

  async function post(path: string, body: Record<string, string>, cookie: string) {
    const origin = `http://localhost:${server.port}`;
    const answer = await fetch(`${origin}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { origin, cookie, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(body).toString(),
    });
    return { status: answer.status, page: await answer.text() };
  }
  type Answered = Awaited<ReturnType<typeof post>>;
  const by = (client: number) => (client % 2 ? cookies.amara : cookies.lena);
  const won = (answers: readonly Answered[]) => answers.filter(({ status }) => status === 303);
  const lost = (answers: readonly Answered[]) => answers.filter(({ status }) => status !== 303);
  const expectRefused = (answers: readonly Answered[], words: RegExp) => {
    for (const { status, page } of answers) {
      expect([409, 422]).toContain(status);
      expect(page).toMatch(words);
    }
  };
  const meetings = (status: "arranged" | "cancelled") =>
    house.cairn.store.db
      .selectFrom("meeting")
      .where("program_id", "=", house.world.programId)
      .where("status", "=", status)
      .where("starts_at", ">", house.clock.now())
      .select(["meeting_id", "sequence"])
      .execute();
  /** A day of its own for each round, long enough ahead. */
  const morning = () => new Date(Date.UTC(2026, 3, 1) + day++ * 86_400_000).toISOString().slice(0, 10);

  test("one hour, sixteen meetings that share it: one is arranged, fifteen are told that it is taken", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const date = morning();
      const before = (await meetings("arranged")).length;
      const answers = await Promise.all(
        clients.map((client) =>
          post(`${loop}/meetings`, { start: `${date}T10:0${client % 8}`, minutes: `${30 + client}` }, by(client)),
        ),
      );
      expect(won(answers)).toHaveLength(1);
      expectRefused(lost(answers), /You have another meeting then/);
      expect((await meetings("arranged")).length).toBe(before + 1);
    }
  });

  test("the very same hour sixteen times is one meeting, and nobody is refused", async () => {
    const date = morning();
    const before = (await meetings("arranged")).length;
    const answers = await Promise.all(
      clients.map((client) => post(`${loop}/meetings`, { start: `${date}T10:00`, minutes: "60" }, by(client))),
    );
    expect(won(answers)).toHaveLength(CLIENTS);
    expect((await meetings("arranged")).length).toBe(before + 1);
  });

  test("moved and called off at once: it ends as one of the two, and whoever came too late is told", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [date, other] = [morning(), morning()];
      const known = new Set((await meetings("arranged")).map((one) => one.meeting_id));
      await post(`${loop}/meetings`, { start: `${date}T10:00`, minutes: "60" }, cookies.lena);
      const meeting = (await meetings("arranged")).find((one) => !known.has(one.meeting_id))?.meeting_id as string;
      const answers = await Promise.all(
        clients.map((client) =>
          client % 2
            ? post(`${loop}/meetings/${meeting}/cancellation`, {}, by(client))
            : post(`${loop}/meetings/${meeting}/time`, { start: `${other}T11:00`, minutes: "60" }, by(client)),
        ),
      );
      expect(won(answers).length).toBeGreaterThan(0);
      expectRefused(lost(answers), /This meeting was called off/);
      const off = (await meetings("cancelled")).find((one) => one.meeting_id === meeting);
      // Called off as it was, or after it had been moved once: never moved twice, never called off twice.
      expect([1, 2]).toContain(off?.sequence);
    }
  });

  test("the last place of a mentor: one match, fifteen are told that they are full", async () => {
    const { world, cairn } = house;
    for (let round = 0; round < ROUNDS; round++) {
      const mentor = await world.mentor(`Full Mentor ${round}`);
      await cairn.store.db
        .updateTable("participant")
        .set({ capacity: 1 })
        .where("program_id", "=", world.programId)
        .where("participant_id", "=", mentor)
        .execute();
      const mentees: ParticipantId[] = [];
      for (const client of clients) mentees.push(await world.mentee(`Mentee ${round} ${client}`));
      const answers = await Promise.all(
        mentees.map((mentee) => post(`${program}/loops/new`, { mentor, mentee }, cookies.cora)),
      );
      expect(won(answers)).toHaveLength(1);
      expectRefused(lost(answers), /takes 1 at once and has 1/);
      const loops = await cairn.store.db
        .selectFrom("loop_member")
        .where("program_id", "=", world.programId)
        .where("participant_id", "=", mentor)
        .select("loop_id")
        .execute();
      expect(loops).toHaveLength(1);
    }
  });

  test("said while the loop is closed: what was said before stays, whoever comes later is told, and the log agrees", async () => {
    const { world, cairn } = house;
    const { db } = cairn.store;
    const answers = await Promise.all(
      clients.map((client) =>
        client === 7
          ? post(`${loop}/closing`, { reason: "time-is-up" }, cookies.lena)
          : post(`${loop}/messages`, { message: `From ${client}` }, by(client)),
      ),
    );
    expectRefused(lost(answers.filter((_, client) => client !== 7)), /closed/);
    const said = won(answers.filter((_, client) => client !== 7)).length;
    const messages = await db
      .selectFrom("message")
      .where("program_id", "=", world.programId)
      .select("message_id")
      .execute();
    const lines = await db
      .selectFrom("activity")
      .where("program_id", "=", world.programId)
      .where("kind", "=", "message.sent")
      .select("id")
      .execute();
    expect([messages.length, lines.length]).toEqual([said, said]);
    expect(await rebuild(cairn.store, world.programId, { check: true })).toEqual([]);
  });
});
