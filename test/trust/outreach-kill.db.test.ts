import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { sql } from "kysely";
import { SMTPServer } from "smtp-server";
import { afterAll, expect, test } from "vitest";
import { addParticipants } from "../../src/features/participants/add-participant.ts";
import { layOutreach } from "../../src/outreach/lay-outreach.ts";
import { readRecipients } from "../../src/outreach/recipients.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/store.ts";
import { openHouse } from "../support/house.ts";
import { openPostgresCopy } from "../support/postgres-copies.ts";
import { freePort, ROOT, startServer } from "../support/server-process.ts";

// A message to many is on its way when the server is killed with -9, again and again. Everybody gets it; each kill sends
// at most one mail twice, with the same Message-ID. The full run, on PostgreSQL:
// ON=postgres KILLS=50 PEOPLE=5000 bin/with-postgres vitest run --project database test/trust/outreach-kill.db.test.ts

const KILLS = Number(process.env.KILLS ?? 6);
const PEOPLE = Number(process.env.PEOPLE ?? KILLS * 50);
const POSTGRES = process.env.ON === "postgres";
/** Mails from one kill to the next, so that the last kill comes before the last mail. */
const PERSON = /^person-\d+@/;
const SPAN = Math.max(2, Math.floor((1.8 * PEOPLE) / (KILLS + 1)));
let server: ChildProcess | undefined;
let database: Awaited<ReturnType<typeof openPostgresCopy>> | undefined;
afterAll(async () => {
  server?.kill("SIGKILL");
  await database?.store.close();
  await database?.remove();
});

test(`${KILLS} kills while ${PEOPLE} people are written to`, { timeout: 3_000_000 }, async () => {
  if (POSTGRES) database = await openPostgresCopy();
  const house = await openHouse(undefined, undefined, database?.url);
  const { world, cairn, dataDir } = house;
  const people = Array.from({ length: PEOPLE }, (_, n) => ({
    name: `Person ${n}`,
    email: `person-${n}@example.org`,
    role: "mentee" as const,
  }));
  const viewer = world.coordinatorViewer();
  await cairn.store.transaction(async (tx) => {
    const to = await addParticipants(world.log, tx, world.programId, people, world.userId);
    const at = world.clock.now();
    const recipients = await readRecipients(tx, viewer, { to, milestone: "", baseUrl: "http://x.example", asOf: at });
    expect(recipients).toHaveLength(PEOPLE);
    const words = { subject: "Hello {{first_name}}", body: "{{link}}" };
    await layOutreach(tx, viewer, { id: "o1", sample: null, ...words, milestone: "", again: false, recipients, at });
  });
  await cairn.close();

  const arrived = new Map<string, Set<string>>();
  let mails = 0;
  let onMail = () => {};
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      let text = "";
      stream.on("data", (chunk) => {
        text += String(chunk);
      });
      stream.on("end", () => {
        const to = session.envelope.rcptTo[0]?.address as string;
        // The coordinator's own mail of a Monday is no part of it.
        if (!PERSON.test(to)) return done();
        const id = /^message-id: (.*)$/im.exec(text)?.[1]?.trim() as string;
        arrived.set(to, (arrived.get(to) ?? new Set()).add(id));
        mails++;
        onMail();
        done();
      });
    },
  });
  const smtpPort = await freePort();
  await new Promise<void>((resolve) => smtp.listen(smtpPort, "127.0.0.1", resolve));
  smtp.on("error", () => {});
  const port = await freePort();
  const start = async () => {
    const started = await startServer(dataDir, port, {
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      ...(database ? { DATABASE_URL: database.url } : {}),
    });
    server = started.server;
    return started.server;
  };
  /** How many have their mail written; seen from here only where a second process may look in. */
  const written = async () => {
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from outreach_recipient where mail_id is not null`.execute(
      (database as NonNullable<typeof database>).store.db,
    );
    return rows[0]?.n ?? 0;
  };
  let whileWriting = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const before = database ? await written() : PEOPLE;
    const running = await start();
    const gone = once(running, "exit");
    // First in the middle of the writing of the mails, a piece or two after the last kill; then of their sending.
    if (before < PEOPLE && kill * 3 < KILLS) {
      const until = Math.min(PEOPLE, before + 1 + (kill % 2) * 100);
      let now = before;
      while (now < until) now = await written();
      if (now < PEOPLE) whileWriting++;
    } else {
      const after = Math.min(PEOPLE - 1, mails + 1 + ((kill * 17) % SPAN));
      await new Promise<void>((resolve) => {
        onMail = () => mails >= after && resolve();
        onMail();
      });
    }
    running.kill("SIGKILL");
    await gone;
  }
  if (database) expect(whileWriting).toBeGreaterThan(0);
  const last = await start();
  await new Promise<void>((resolve) => {
    onMail = () => arrived.size === PEOPLE && resolve();
    onMail();
  });
  const gone = once(last, "exit");
  last.kill("SIGTERM");
  await gone;
  await new Promise<void>((resolve) => smtp.close(() => resolve()));

  expect(arrived.size).toBe(PEOPLE);
  expect([...arrived.values()].every((ids) => ids.size === 1)).toBe(true);
  expect(mails - PEOPLE).toBeLessThanOrEqual(KILLS);
  const store = await openStore({ dataDir, ...(database ? { databaseUrl: database.url } : {}) });
  await migrate(store, join(ROOT, "migrations"));
  const rows = await store.db.selectFrom("outreach_recipient").select(["mail_id", "skipped"]).execute();
  expect(rows).toHaveLength(PEOPLE);
  expect(new Set(rows.map((row) => row.mail_id)).size).toBe(PEOPLE);
  expect(rows.every((row) => row.mail_id !== null && row.skipped === null)).toBe(true);
  expect(await store.db.selectFrom("mail").where("kind", "=", "outreach").select("mail_id").execute()).toHaveLength(
    PEOPLE,
  );
  await store.close();
  console.info(`${KILLS} kills (${whileWriting} while writing): ${mails - PEOPLE} of ${PEOPLE} mails came twice`);
});
