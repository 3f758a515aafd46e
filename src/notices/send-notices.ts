import { type Selectable, sql } from "kysely";
import type { Signer } from "../access/signed-link.ts";
import { queueMail } from "../mail/queue-mail.ts";
import type { Store, Tx } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { type Person, readAddressee, readPaces } from "./addressee.ts";
import type { Notice, NoticeKind, NoticeScene } from "./notice-kind.ts";
import { noticeMail, type Piece } from "./notice-mail.ts";
import type { NoticeOutcome } from "./notices.tables.ts";
import { sendAt } from "./send-at.ts";

export type NoticeParts = { kinds: readonly NoticeKind[]; baseUrl: string; signer: Signer; now: () => Date };
type Row = Selectable<Tables["notice"]>;

const AT_ONCE = 500;

/**
 * Lays into the outbox what participants are to be told and may be told now: one mail for each of them. A notice is
 * locked, put into a mail and settled in one transaction, so it is in one mail at the most, however many servers do this
 * and whatever kills them. Gives back how many mails were written; throws the first failure after all were tried.
 */
export async function sendNotices(store: Store, parts: NoticeParts): Promise<number> {
  if (parts.kinds.length === 0) return 0;
  const people = await store.db
    .selectFrom("notice")
    .where("settled_at", "is", null)
    .where(
      "kind",
      "in",
      parts.kinds.map((one) => one.kind),
    )
    .where(sql<boolean>`greatest(due_at, held_until) <= ${parts.now()}`)
    .groupBy(["program_id", "participant_id"])
    .orderBy(sql`min(due_at)`)
    .limit(AT_ONCE)
    .select(["program_id", "participant_id"])
    .execute();
  const failures: unknown[] = [];
  let mails = 0;
  for (const person of people) {
    try {
      mails += await store.transaction((tx) => sendTo(tx, person, parts));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return mails;
}

async function sendTo(tx: Tx, person: Person, parts: NoticeParts): Promise<number> {
  const asOf = parts.now();
  const due = await tx
    .selectFrom("notice")
    .where("program_id", "=", person.program_id)
    .where("participant_id", "=", person.participant_id)
    .where("settled_at", "is", null)
    .where("due_at", "<=", asOf)
    .orderBy("due_at")
    .orderBy("notice_id")
    .selectAll()
    .forUpdate()
    .skipLocked()
    .execute();
  if (due.length === 0) return 0;
  const to = await readAddressee(tx, person);
  if (!to) return settle(tx, person, due, "unreachable", asOf);
  const pace = await readPaces(tx, person);
  const scene: NoticeScene = {
    db: tx,
    programId: person.program_id,
    programName: to.programName,
    participant: { participantId: person.participant_id, name: to.name, email: to.email, zone: to.zone },
    baseUrl: parts.baseUrl,
    asOf,
    signer: parts.signer,
  };
  const pieces: Piece[] = [];
  for (const [name, rows] of Map.groupBy(due, (row) => row.kind)) {
    const kind = parts.kinds.find((one) => one.kind === name);
    // Of a kind that this version does not know, an older or a newer server may know more.
    if (!kind) continue;
    if (to.gone && !kind.afterwards) {
      await settle(tx, person, rows, "unreachable", asOf);
      continue;
    }
    const wanted = pace.get(name) ?? kind.pace;
    if (wanted === "off") {
      await settle(tx, person, rows, "off", asOf);
      continue;
    }
    const ready = await holdBack(tx, rows, asOf, (row) =>
      kind.urgent ? row.due_at : sendAt(row.due_at, wanted, to.quiet, to.zone),
    );
    if (ready.length === 0) continue;
    const composed = await kind.compose(scene, ready.map(toNotice));
    pieces.push(...composed.map((part) => ({ kind, part })));
    const covered = new Set(composed.flatMap((part) => part.notices));
    const untrue = ready.filter((row) => !covered.has(row.notice_id));
    await settle(tx, person, untrue, "untrue", asOf);
  }
  const together = pieces.filter(({ part }) => !part.alone && !part.calendar);
  const alone = pieces.filter(({ part }) => part.alone || part.calendar);
  const mails = [...(together.length > 0 ? [together] : []), ...alone.map((piece) => [piece])];
  for (const mail of mails) await write(tx, scene, mail);
  return mails.length;
}

/** Those that may go now; the others are held until they may. */
async function holdBack(tx: Tx, rows: Row[], asOf: Date, when: (row: Row) => Date | null): Promise<Row[]> {
  const ready: Row[] = [];
  for (const row of rows) {
    const at = when(row);
    if (at && at <= asOf) ready.push(row);
    else {
      await tx
        .updateTable("notice")
        .set({ held_until: at })
        .where("program_id", "=", row.program_id)
        .where("notice_id", "=", row.notice_id)
        .execute();
    }
  }
  return ready;
}

async function write(tx: Tx, scene: NoticeScene, pieces: readonly Piece[]) {
  const { programId, participant, asOf, baseUrl, signer } = scene;
  const kinds = [...new Set(pieces.map(({ kind }) => kind.kind))];
  const token = signer.sign("unsubscribe", {
    program: programId,
    participant: participant.participantId,
    kinds: kinds.join(","),
  });
  const mailId = await queueMail(tx, {
    programId,
    kind: kinds.length === 1 ? (kinds[0] as string) : "notices",
    to: participant.email,
    ...noticeMail(scene, pieces),
    at: asOf,
    unsubscribe: `${baseUrl}/unsubscribe/${token}`,
    calendar: pieces[0]?.part.calendar,
  });
  const ids = pieces.flatMap(({ part }) => part.notices);
  await tx
    .updateTable("notice")
    .set({ settled_at: asOf, outcome: "sent", mail_id: mailId })
    .where("program_id", "=", programId)
    .where("notice_id", "in", ids)
    .execute();
}

async function settle(tx: Tx, person: Person, rows: readonly Row[], outcome: NoticeOutcome, at: Date): Promise<0> {
  if (rows.length === 0) return 0;
  await tx
    .updateTable("notice")
    .set({ settled_at: at, outcome })
    .where("program_id", "=", person.program_id)
    .where(
      "notice_id",
      "in",
      rows.map((row) => row.notice_id),
    )
    .execute();
  return 0;
}

const toNotice = (row: Row): Notice => ({
  id: row.notice_id,
  kind: row.kind,
  loop: row.loop_id,
  about: row.about,
  key: row.key,
  at: row.told_at,
  due: row.due_at,
});
