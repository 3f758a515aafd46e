import type { ProgramId } from "../access/program-id.ts";
import type { Signer } from "../access/signed-link.ts";
import type { CalendarPart } from "../mail/mail.tables.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Tx } from "../store/store.ts";
import type { Pace } from "./send-at.ts";

/** Something that one participant is to be told: which thing, never its words. */
export type Notice = {
  id: string;
  kind: string;
  loop: LoopId | null;
  about: string | null;
  key: string;
  at: Date;
  due: Date;
};

/** Whom a mail goes to, and what there is to make it of. `db` is the transaction that sends it. */
export type NoticeScene = {
  db: Tx;
  programId: ProgramId;
  programName: string;
  participant: { participantId: ParticipantId; name: string; email: string; zone: string };
  baseUrl: string;
  asOf: Date;
  signer: Signer;
};

/** What a mail says of one or more notices. Never what somebody wrote: words for them are on the page behind the link. */
export type NoticePart = {
  /** The ids of the notices it covers. */
  notices: readonly string[];
  /** A whole subject, for when it is the only part. */
  subject: string;
  /** Plain sentences; further links stand on lines of their own. */
  text: string;
  link: string;
  /** What the link does, as an order: "Answer Amara". */
  action: string;
  /** A mail of its own, as a calendar reads only one invitation of each. */
  alone?: true;
  calendar?: CalendarPart;
};

/** A kind of thing that participants are told; each feature brings its own, `main.ts` puts them together. */
export type NoticeKind = {
  kind: string;
  /** As on the page where people choose: "New messages". */
  title: string;
  /** Why it was sent: "because somebody wrote to you in a loop". */
  why: string;
  /** How soon, unless the person chose otherwise. */
  pace: Pace;
  /** Quiet hours and slower paces do not hold it back, as it would come too late. It can still be switched off. */
  urgent?: true;
  /** Goes to somebody who was taken out of the program, too: it takes back what they were told before. */
  afterwards?: true;
  /** Makes parts of one person's due notices of this kind. One that no part covers is no longer true, and settled so. */
  compose(scene: NoticeScene, notices: readonly Notice[]): Promise<NoticePart[]>;
};
