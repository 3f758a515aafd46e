import type { ParticipantId } from "../../milestones/ids.ts";
import { type Told, tell, withdraw } from "../../notices/tell.ts";
import type { Tx } from "../../store/store.ts";
import type { OfLoop } from "./loop-for-meeting.ts";
import { membersOf } from "./loop-members.ts";
import { remindersOf } from "./reminders/reminders-of.ts";

/** The kinds of mails about meetings. */
export const INVITATION = "meeting-invitation";
export const REMINDER = "meeting-reminder";
export const PROPOSAL = "meeting-proposal";
export const DID_YOU_MEET = "meeting-held";

/** Ends the key of what is said to somebody who has left: to them the meeting is off, whatever it is to the others. */
export const LEFT = ":left";

/** An invitation to a later one of a series goes out that long before it, not to fill the letter box at once. */
export const INVITE_BEFORE_MS = 14 * 86_400_000;

/** A version of a meeting: it has a larger `sequence` with each change. */
export type Version = { meeting: string; uid: string; sequence: number; startsAt: Date; inviteAt: Date };

/** Each version of a meeting has a name of its own, so that everybody gets it once. */
export const versionKey = ({ uid, sequence }: Pick<Version, "uid" | "sequence">) => `${uid}:${sequence}`;

type Present = {
  sequence: number;
  calendar_uid: string | null;
  starts_at: Date;
  invite_at: Date | null;
};

/** The version that follows the present one. */
export const nextVersion = (meeting: string, present: Present): Version => ({
  meeting,
  uid: present.calendar_uid ?? meeting,
  sequence: present.sequence + 1,
  startsAt: present.starts_at,
  inviteAt: present.invite_at ?? new Date(0),
});

/** Everybody in the loop is invited to these meetings as they are now, and reminded of them. */
export async function tellPlanned(tx: Tx, of: OfLoop, meetings: readonly Version[], at: Date): Promise<void> {
  const members = await membersOf(tx, of);
  const ids = members.map(({ id }) => id);
  await tell(tx, of.programId, ...plansTold(of, ids, meetings, at));
}

/** What these people are told of these meetings. */
export const plansTold = (of: OfLoop, members: readonly ParticipantId[], meetings: readonly Version[], at: Date) =>
  meetings.flatMap((one) =>
    members.flatMap((id): Told[] => [
      invitation(of, id, one, at),
      ...remindersOf(one.startsAt, at).map(({ before, due }) => ({
        kind: REMINDER,
        to: id,
        loop: of.loopId,
        about: one.meeting,
        key: `${versionKey(one)}:${before}`,
        at,
        due,
      })),
    ]),
  );

/** A meeting has changed: what was to be said of it before is not said any more. */
export async function tellMoved(tx: Tx, of: OfLoop, meeting: Version, at: Date): Promise<void> {
  await withdraw(tx, of.programId, { kind: REMINDER, about: meeting.meeting, at });
  await tellPlanned(tx, of, [meeting], at);
}

/** A meeting is called off: calendars take it out, and nobody is reminded of it. */
export async function tellCancelled(tx: Tx, of: OfLoop, meeting: Version, at: Date): Promise<void> {
  await withdraw(tx, of.programId, { kind: REMINDER, about: meeting.meeting, at });
  const members = await membersOf(tx, of);
  await tell(tx, of.programId, ...members.map(({ id }) => invitation(of, id, meeting, at)));
}

/** The clock has counted a meeting as held: everybody is asked whether it was. */
export async function askWhetherHeld(tx: Tx, of: OfLoop, meeting: string, at: Date): Promise<void> {
  const members = await membersOf(tx, of);
  const about = { kind: DID_YOU_MEET, loop: of.loopId, about: meeting, key: meeting, at };
  await tell(tx, of.programId, ...members.map(({ id }) => ({ ...about, to: id })));
}

/** Times wait for an answer: everybody but who proposed them can give it. */
export async function tellProposed(tx: Tx, of: OfLoop & { by: ParticipantId }, proposal: string, at: Date) {
  const members = await membersOf(tx, of);
  const about = { kind: PROPOSAL, loop: of.loopId, about: proposal, key: proposal, at };
  await tell(tx, of.programId, ...members.filter(({ id }) => id !== of.by).map(({ id }) => ({ ...about, to: id })));
}

const invitation = ({ loopId }: OfLoop, to: ParticipantId, meeting: Version, at: Date): Told => ({
  kind: INVITATION,
  to,
  loop: loopId,
  about: meeting.uid,
  key: versionKey(meeting),
  at,
  due: meeting.inviteAt > at ? meeting.inviteAt : at,
});
