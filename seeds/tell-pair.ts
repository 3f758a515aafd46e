import type { ProgramId } from "../src/access/program-id.ts";
import type { CoordinatorViewer, Program } from "../src/access/viewer.ts";
import type { Log } from "../src/activity/log.ts";
import { acceptAgreement } from "../src/features/agreement/accept-agreement.ts";
import { takeCertificate } from "../src/features/certificates/take-certificate.ts";
import { giveFeedback } from "../src/features/feedback/give-feedback.ts";
import { addFiles } from "../src/features/files/add-files.ts";
import { completeGoal } from "../src/features/goals/complete-goal.ts";
import type { GoalId } from "../src/features/goals/goals.tables.ts";
import { setGoal } from "../src/features/goals/set-goal.ts";
import { shareGoal } from "../src/features/goals/share-goal.ts";
import { tickTask } from "../src/features/goals/tick-task.ts";
import { giveKudos } from "../src/features/kudos/give-kudos.ts";
import { closeLoop, pauseLoop, resumeLoop } from "../src/features/loops/change-loop.ts";
import { endLoop } from "../src/features/loops/life/end-loop.ts";
import { openLoop } from "../src/features/loops/open-loop.ts";
import { arrangeMeeting } from "../src/features/meetings/arrange-meeting.ts";
import { cancelMeeting } from "../src/features/meetings/cancel-meeting.ts";
import { logMeetingElsewhere } from "../src/features/meetings/log-meeting-elsewhere.ts";
import { proposeTimes } from "../src/features/meetings/proposals/propose-times.ts";
import { rescheduleMeeting } from "../src/features/meetings/reschedule-meeting.ts";
import { arrangeSeries } from "../src/features/meetings/series/arrange-series.ts";
import { takeBackMeeting } from "../src/features/meetings/take-back-meeting.ts";
import { editMessage } from "../src/features/messages/edit-message.ts";
import { sendMessage } from "../src/features/messages/send-message.ts";
import { saveNote } from "../src/features/notes/save-note.ts";
import { shareStory } from "../src/features/stories/share-story.ts";
import type { LoopId, ParticipantId } from "../src/milestones/ids.ts";
import type { Day, Doing, Pair, Wall } from "./beats.ts";
import { dateOf, momentIn } from "./clock.ts";
import { type FileKey, madeFile } from "./files.ts";
import { PEOPLE, type PersonKey } from "./people.ts";

export type Telling = {
  log: Log;
  program: Program;
  end: Date;
  /** The coordinator's account. */
  coordinator: { userId: string; name: string; email: string };
  participants: ReadonlyMap<PersonKey, ParticipantId>;
  /** What the links in its mails begin with. */
  baseUrl: string;
  /** A meeting ends at that moment; the clock should come by. */
  endsAt(moment: Date): void;
};

/** The coordinator, as the verbs of her desk know her. */
export const deskOf = ({ coordinator, program }: Telling): CoordinatorViewer => ({
  account: { ...coordinator, isHost: true },
  program,
  isCoordinator: true,
  participant: null,
});

type MemberDoing = Extract<Doing, { by: "mentor" | "mentee" }>;
type Arranged = { meeting: string; place: string; minutes: number };

/** Answers with the function that tells, one after the other, what happened between these two. */
export function tellPair(telling: Telling, pair: Pair): (doing: Doing) => Promise<void> {
  const { log, program, end } = telling;
  const { programId, timezone: zone } = program;
  const goals = new Map<string, GoalId>();
  let loopId: LoopId | undefined;
  let arranged: Arranged | undefined;
  /** What each of them said last. */
  const said = new Map<ParticipantId, { message: string; version: number }>();

  const idOf = (key: PersonKey) => known(telling.participants.get(key), `${key} is not in the program yet`);
  const loop = () => known(loopId, "they are not matched yet");
  const goalOf = (title: string) => known(goals.get(title), `no such goal: ${title}`);
  const meeting = () => known(arranged, "no meeting is arranged");
  const when = (day: Day, time: Wall) => ({ start: `${dateOf(day, end, zone)}T${time}`, zone });

  const morningOf = (day: Day | undefined) => (day === undefined ? undefined : momentIn(day, "08:00", end, zone));

  async function byCoordinator(doing: Extract<Doing, { by: "coordinator" }>): Promise<void> {
    const by = telling.coordinator.userId;
    if (doing.does === "match") {
      const members = [
        { participant: idOf(pair.mentor), role: "mentor" as const },
        { participant: idOf(pair.mentee), role: "mentee" as const },
      ];
      loopId = await openLoop(log, { programId, by, members });
      return;
    }
    const change = { programId, loopId: loop(), by, reason: "reason" in doing ? doing.reason : undefined };
    if (doing.does === "pause") return done(await pauseLoop(log, { ...change, until: morningOf(doing.until) }));
    done(await (doing.does === "close" ? closeLoop : resumeLoop)(log, change));
  }

  async function write(
    place: { programId: ProgramId; loopId: LoopId; by: ParticipantId },
    body: string,
    file?: FileKey,
  ) {
    const files = file ? await madeFile(file) : [];
    const sent = await sendMessage(log, { ...place, author: place.by, body, files });
    done(sent);
    if ("message" in sent) said.set(place.by, { message: sent.message, version: 1 });
  }

  async function byMember(doing: MemberDoing): Promise<void> {
    const key = pair[doing.by];
    const by = idOf(key);
    const person = PEOPLE[key];
    const place = { programId, loopId: loop(), by };
    const viewer = {
      account: { userId: "", email: "", name: person.name, isHost: false },
      program,
      isCoordinator: false,
      participant: { participantId: by, name: person.name, role: person.role, timezone: person.zone },
      loop: { loopId: loop(), role: doing.by, status: "open" as const },
    };
    switch (doing.does) {
      case "write":
        return write(place, doing.text, doing.file);
      case "reword": {
        const { message, version } = known(said.get(by), "they have said nothing yet");
        return done(await editMessage(log, { ...place, message, body: doing.text, version }));
      }
      case "lay":
        return done(await addFiles(log, { ...place, files: await madeFile(doing.file) }));
      case "note":
        return done(await saveNote(log, { ...place, body: doing.text, version: 0 }));
      case "rest":
        return done(await pauseLoop(log, { ...place, until: morningOf(doing.until), reason: doing.reason }));
      case "end": {
        const { reason, lastWord, comment = null, rating = null } = doing;
        return done((await endLoop(log, viewer, { reason, lastWord, comment, rating })).kept);
      }
      case "agree":
        return done(await acceptAgreement(log, place));
      case "arrange": {
        const { minutes, place: where } = doing;
        const made = await arrangeMeeting(log, { ...place, ...when(doing.day, doing.time), minutes, place: where });
        done(made);
        if ("meeting" in made) arranged = { meeting: made.meeting, place: where, minutes };
        return telling.endsAt(new Date(momentIn(doing.day, doing.time, end, zone).getTime() + minutes * 60_000));
      }
      case "repeat": {
        const { minutes, place: where, everyWeeks, times } = doing;
        const rhythm = { minutes, place: where, everyWeeks, times };
        // All of them are still to come when the story ends, so its clock has none to count.
        return done(await arrangeSeries(log, { ...place, ...when(doing.day, doing.time), ...rhythm }));
      }
      case "propose": {
        const { minutes, place: where } = doing;
        const times = doing.times.map(([day, time]) => when(day, time).start);
        return done(await proposeTimes(log, { ...place, zone, times, minutes, place: where }));
      }
      case "move": {
        const { minutes } = meeting();
        done(await rescheduleMeeting(log, { ...place, ...meeting(), ...when(doing.day, doing.time) }));
        return telling.endsAt(new Date(momentIn(doing.day, doing.time, end, zone).getTime() + minutes * 60_000));
      }
      case "call off":
        return done(await cancelMeeting(log, { ...place, meeting: meeting().meeting }));
      case "did not meet":
        return done(await takeBackMeeting(log, { ...place, meeting: meeting().meeting }));
      case "met elsewhere":
        return done(await logMeetingElsewhere(log, { ...place, zone: person.zone }));
      case "aim": {
        const { goal: title, tasks, success = null, due, shared } = doing;
        const dueOn = due === undefined ? null : dateOf(due, end, zone);
        const goal = await setGoal(log, viewer, { title, success, dueOn, tasks });
        goals.set(title, goal);
        if (shared === "with nobody") return;
        return done(
          await shareGoal(log, viewer, goal, { partner: true, coordinator: shared === "with the coordinator" }),
        );
      }
      case "tick":
        return done(await tickTask(log, viewer, goalOf(doing.goal), String(doing.task), true));
      case "reach":
        return done(await completeGoal(log, viewer, goalOf(doing.goal)));
      case "thank": {
        const recipient = idOf(pair[doing.by === "mentor" ? "mentee" : "mentor"]);
        const { badge, note, published = false } = doing;
        return done(await giveKudos(log, viewer, { recipient, badge, note, published }));
      }
      case "rate":
        return done(await giveFeedback(log, viewer, { rating: doing.rating, comment: doing.comment }));
      case "tell":
        return shareStory(log, viewer, { body: doing.story, published: doing.published });
      case "take the certificate":
        return done(await takeCertificate(log, viewer, person.name));
    }
  }

  return (doing) => (doing.by === "coordinator" ? byCoordinator(doing) : byMember(doing));
}

/** A verb that did nothing, or said no, is a mistake in the story. */
export function done(answer: boolean | object): void {
  if (answer === false) throw new Error("nothing happened");
  if (typeof answer === "object" && "refused" in answer) throw new Error(`refused: ${String(answer.refused)}`);
}

function known<T>(thing: T | undefined, words: string): T {
  if (thing === undefined) throw new Error(words);
  return thing;
}
