import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld } from "../../../../test/support/world.ts";
import type { Store } from "../../../store/store.ts";
import { mailsOf } from "../mails.fixture.ts";
import { pairThatMeets } from "../pair-that-meets.fixture.ts";

const [MINUTE, HOUR] = [60_000, 3_600_000];

/** The same numbers in each run, so that what goes wrong once goes wrong again. */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

eachStore("reminders, however meetings are moved and whenever the clock comes by", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("are never early, never twice, and never of what is not to come", async () => {
    const roll = dice(20_260_302);
    const { world, arrange, move, cancel, hold, meetings } = await pairThatMeets(await buildWorld(store));
    const post = mailsOf(store, world.programId, world.clock.now);
    await post.comeIn();
    const known: string[] = [];
    const told = new Map<string, number>();
    let reminded = 0;
    for (let step = 0; step < 250; step++) {
      world.clock.pass((1 + roll(180)) * MINUTE);
      const now = world.clock.now();
      const start = new Date(Math.ceil((+now + (1 + roll(60)) * HOUR) / MINUTE) * MINUTE).toISOString();
      const what = roll(4);
      const one = known[roll(known.length)];
      if (what === 0) {
        const answer = await arrange({ start: start.replace(/:\d\d\.\d{3}Z$/, ":00.000Z"), minutes: 30 });
        if ("meeting" in answer && !known.includes(answer.meeting)) known.push(answer.meeting);
      } else if (what === 1 && one) await move(one, { start, minutes: 30 });
      else if (what === 2 && one && roll(3) === 0) await cancel(one);
      await hold();
      await Promise.all([post.send(), post.send()]);
      const rows = await meetings();
      const sent = await store.db
        .selectFrom("notice")
        .where("program_id", "=", world.programId)
        .where("kind", "=", "meeting-reminder")
        .where("outcome", "=", "sent")
        .select(["participant_id", "about", "key", "settled_at"])
        .execute();
      for (const notice of sent) {
        const name = `${notice.participant_id} ${notice.key}`;
        if (told.has(name)) continue;
        told.set(name, step);
        reminded++;
        const meeting = rows.find((row) => row.meeting_id === notice.about);
        const ahead = +(meeting?.starts_at as Date) - +now;
        expect(meeting?.status).toBe("arranged");
        expect(ahead).toBeGreaterThan(0);
        expect(ahead).toBeLessThanOrEqual(notice.key.endsWith(":24h") ? 24 * HOUR : HOUR);
      }
    }
    expect(reminded).toBeGreaterThan(40);
    // As many mails as there were moments to remind of: what was due at once went as one.
    const mails = await store.db
      .selectFrom("notice")
      .where("program_id", "=", world.programId)
      .where("kind", "=", "meeting-reminder")
      .where("outcome", "=", "sent")
      .select(["participant_id", "about", "mail_id"])
      .execute();
    expect(new Set(mails.map((one) => one.mail_id)).size).toBe(
      (await post.mails()).filter((mail) => mail.kind === "meeting-reminder").length,
    );
  });
});
