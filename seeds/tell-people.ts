import type { CohortId } from "../src/access/cohort-id.ts";
import type { Log } from "../src/activity/log.ts";
import { readGuide } from "../src/features/guides/read-guide.ts";
import { acceptInvitation, findInvitation } from "../src/features/invitations/accept-invitation.ts";
import { inviteParticipants } from "../src/features/invitations/invite-participants.ts";
import { saveAvailability } from "../src/features/meetings/availability/save-availability.ts";
import { addParticipants } from "../src/features/participants/add-participant.ts";
import { cohortNamed, createCohort } from "../src/features/participants/cohorts/create-cohort.ts";
import { removeParticipant } from "../src/features/participants/remove-participant.ts";
import { saveProfile } from "../src/features/profile/save-profile.ts";
import type { ParticipantId } from "../src/milestones/ids.ts";
import type { Tx } from "../src/store/store.ts";
import "../src/mail/mail.tables.ts";
import type { Day, Wall } from "./beats.ts";
import { dateOf } from "./clock.ts";
import { emailOf, PEOPLE, type Person, type PersonKey } from "./people.ts";
import { done, type Telling } from "./tell-pair.ts";

/** What happens to somebody apart from their loops. */
export type Step = { day: Day; wall: Wall; who: string; tell(): Promise<void> };
export const everybody = Object.entries(PEOPLE) as [PersonKey, Person][];

type With = Telling & {
  participants: Map<PersonKey, ParticipantId>;
  accounts: ReadonlyMap<PersonKey, string>;
};

/** How people come into the program, what they say of themselves, and how they leave. */
export function peopleSteps(telling: With): Step[] {
  const { log, program } = telling;
  const idOf = (key: PersonKey) => telling.participants.get(key) as ParticipantId;
  const days = [...new Set(everybody.map(([, person]) => person.invited))];
  const invitations = days.map((day) => ({
    day,
    wall: "09:00",
    who: `those of day ${day}`,
    tell: () => bringIn(telling, day),
  }));
  const ownSteps = everybody.flatMap(([key, person], index): Step[] => {
    if (person.came === null) return [];
    // Nobody signs in at the same minute as somebody else.
    const minute = String(index % 60).padStart(2, "0");
    const viewer = () => ({
      account: { userId: "", email: emailOf(key), name: person.name, isHost: false },
      program,
      isCoordinator: false,
      participant: { participantId: idOf(key), name: person.name, role: person.role, timezone: person.zone },
    });
    const came: Step = { day: person.came, wall: `09:${minute}`, who: key, tell: () => sayYes(telling, key, person) };
    const { headline, about, guide, left, week } = person;
    const steps = [came];
    if (headline && about) {
      const profile = {
        name: person.name,
        headline,
        about,
        timezone: person.zone,
        ...(person.mentees === undefined ? {} : { capacity: person.mentees }),
      };
      steps.push({ ...came, wall: `10:${minute}`, tell: () => saveProfile(log, viewer(), profile) });
    }
    if (week) {
      const ranges = week.flatMap(({ days, from, to }) =>
        days.map((weekday) => ({ weekday, from: from * 60, to: to * 60 })),
      );
      steps.push({ ...came, wall: `10:${minute}`, tell: () => saveAvailability(log, viewer(), ranges) });
    }
    if (guide !== undefined) {
      steps.push({
        day: guide,
        wall: `11:${minute}`,
        who: key,
        tell: async () => done(await readGuide(log, viewer())),
      });
    }
    if (left !== undefined) {
      const change = () => ({
        programId: program.programId,
        participantId: idOf(key),
        by: telling.coordinator.userId,
      });
      const tell = async () => done(await removeParticipant(log, change()));
      steps.push({ day: left, wall: "12:00", who: key, tell });
    }
    return steps;
  });
  return [...invitations, ...ownSteps];
}

/** The coordinator takes in those of that day, and invites them. */
async function bringIn(telling: With, day: Day): Promise<void> {
  const { log, program, coordinator, baseUrl, participants } = telling;
  const begins = day < SECOND_COHORT ? FIRST_COHORT : SECOND_COHORT;
  const those = everybody.filter(([, person]) => person.invited === day);
  const people = those.map(([key, person]) => ({
    name: person.name,
    email: emailOf(key),
    role: person.role,
    timezone: person.zone,
    tags: person.tags,
  }));
  await log.store.transaction(async (tx) => {
    const cohort = await cohortOf(tx, telling, begins);
    const members = people.map((person) => ({ ...person, cohort }));
    const ids = await addParticipants(log, tx, program.programId, members, coordinator.userId);
    for (const [index, [key]] of those.entries()) participants.set(key, ids[index] as ParticipantId);
    await inviteParticipants(log, tx, { programId: program.programId, baseUrl, by: coordinator }, ids);
  });
}

/** The day on which each of the two cohorts begins. */
const FIRST_COHORT: Day = -118;
const SECOND_COHORT: Day = -62;

/** The cohort that begins on this day, called by its month: "July 2026". */
async function cohortOf(tx: Tx, { log, program, end }: With, begins: Day): Promise<CohortId> {
  const { programId, timezone } = program;
  const startsOn = dateOf(begins, end, timezone);
  const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
  const name = month.format(new Date(startsOn));
  const known = await cohortNamed(tx, programId, name);
  if (known) return known;
  const made = await createCohort(tx, { programId, name, startsOn, at: log.now() });
  if ("refused" in made) throw new Error(made.refused);
  return made.cohort;
}

/** Opens the link in the mail, and says yes. */
async function sayYes(telling: With, key: PersonKey, person: Person): Promise<void> {
  const { log, program } = telling;
  const token = await tokenInMailTo(log, program.programId, emailOf(key));
  const invitation = await findInvitation(log.store.db, token);
  if (!invitation) throw new Error("the invitation is not open");
  const userId = telling.accounts.get(key) as string;
  done(await acceptInvitation(log, invitation, { userId, name: person.name, timezone: person.zone }));
}

async function tokenInMailTo(log: Log, programId: string, email: string): Promise<string> {
  const mail = await log.store.db
    .selectFrom("mail")
    .where("program_id", "=", programId)
    .where("recipient", "=", email)
    .select("body")
    .executeTakeFirstOrThrow();
  const token = /\/invitations\/(\S+)/.exec(mail.body)?.[1];
  if (!token) throw new Error("the mail has no link");
  return token;
}
