import { sql } from "kysely";
import type { Signer } from "../../access/signed-link.ts";
import type { Program } from "../../access/viewer.ts";
import { readDesk } from "../../insights/asides.ts";
import { flowBetween } from "../../insights/flow.ts";
import { queueMail } from "../../mail/queue-mail.ts";
import type { Store } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./digest.tables.ts";
import { digestMail } from "./digest-mail.ts";
import { dueWeek } from "./due-week.ts";

const WEEK = 7 * 86_400_000;

type Parts = { baseUrl: string; signer: Signer; now: () => Date };
type Due = { program: Program; user: string; name: string; email: string; writes: boolean; week: string };
type News = Awaited<ReturnType<typeof readNews>>;

/**
 * Writes the Monday mail to each coordinator who wants it, once it is eight o'clock on Monday where they are. The transaction
 * that writes a mail also claims its row, so a second run, or another server, writes nothing. Gives back how many were
 * written; throws the first failure after all were tried.
 */
export async function sendDigests(store: Store, parts: Parts): Promise<number> {
  const now = parts.now();
  const failures: unknown[] = [];
  let written = 0;
  for (const [program, due] of Map.groupBy(await findDue(store, now), (one) => one.program)) {
    try {
      const news = await readNews(store, program, now);
      for (const one of due) if (await write(store, one, news, parts, now)) written++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return written;
}

/** Coordinators whose mail of this week is due and was not written, of programs that were there when it came due. */
async function findDue({ db }: Store, now: Date): Promise<Due[]> {
  const rows = await db
    .selectFrom("coordinator as c")
    .innerJoin("user as u", "u.id", "c.user_id")
    .innerJoin("program as p", "p.program_id", "c.program_id")
    .leftJoin("participant as me", (join) =>
      join.onRef("me.program_id", "=", "c.program_id").onRef("me.user_id", "=", "c.user_id"),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("digest_off as o")
            .whereRef("o.program_id", "=", "c.program_id")
            .whereRef("o.user_id", "=", "c.user_id")
            .select("o.user_id"),
        ),
      ),
    )
    .orderBy("p.created_at")
    .select(["p.program_id", "p.org_id", "p.name as program", "p.timezone", "p.pathway", "p.created_at"])
    .select(["u.id", "u.name", "u.email", "c.role", "me.timezone as zone"])
    .select(
      sql<string | null>`(select max(s.week)::text from digest_sent s
        where s.program_id = c.program_id and s.user_id = c.user_id)`.as("last"),
    )
    .execute();
  const programs = new Map<string, Program>();
  return rows.flatMap((row) => {
    const due = dueWeek(now, row.zone ?? row.timezone);
    if (!due || row.created_at > due.since || (row.last !== null && row.last >= due.week)) return [];
    const { program_id: programId, org_id: orgId, program: name, timezone, pathway } = row;
    const program = programs.get(programId) ?? { programId, orgId, name, timezone, pathway };
    programs.set(programId, program);
    return [{ program, user: row.id, name: row.name, email: row.email, writes: row.role !== "admin", week: due.week }];
  });
}

/** What the mail tells: the same to all coordinators of a program. */
async function readNews({ db }: Store, program: Program, now: Date) {
  const [desk, passages] = await Promise.all([
    readDesk({ db, program, asOf: now }),
    flowBetween(db, program, new Date(now.getTime() - WEEK), now),
  ]);
  return { insights: desk.insights, passages };
}

function write(store: Store, { program, user, name, email, writes, week }: Due, news: News, parts: Parts, now: Date) {
  const { baseUrl, signer } = parts;
  const { programId } = program;
  return store.transaction(async (tx) => {
    const numbers = Object.fromEntries(news.insights.map((one) => [one.key, one.number]));
    const claimed = await tx
      .insertInto("digest_sent")
      .values({ program_id: programId, user_id: user, week, sent_at: now, numbers: JSON.stringify(numbers) })
      .onConflict((conflict) => conflict.columns(["program_id", "user_id", "week"]).doNothing())
      .returning("user_id")
      .executeTakeFirst();
    if (!claimed) return false;
    const before = await tx
      .selectFrom("digest_sent")
      .where("program_id", "=", programId)
      .where("user_id", "=", user)
      .where("week", "<", week)
      .orderBy("week", "desc")
      .select("numbers")
      .executeTakeFirst();
    const off = `${baseUrl}/digests/${signer.sign("digest", { program: programId, user })}`;
    const mailId = await queueMail(tx, {
      programId,
      kind: "digest",
      to: email,
      ...digestMail({ program, coordinator: name, ...news, before: before?.numbers ?? null, writes, baseUrl, off }),
      at: now,
      unsubscribe: off,
    });
    await tx
      .updateTable("digest_sent")
      .set({ mail_id: mailId })
      .where("program_id", "=", programId)
      .where("user_id", "=", user)
      .where("week", "=", week)
      .execute();
    return true;
  });
}
