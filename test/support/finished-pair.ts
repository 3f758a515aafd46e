import { v7 as uuidv7 } from "uuid";
import type { Draft } from "../../src/activity/log.ts";
import type { LoopId, ParticipantId } from "../../src/milestones/ids.ts";
import type { World } from "./world.ts";

export type Walked = { mentor: ParticipantId; mentee: ParticipantId; loopId: LoopId };

/** Two people who have done every step of every milestone but one: the mentee's story is still to be told. */
export async function almostFinishedPair(world: World, mentorName = "Ben Okoro", menteeName = "Ana Reis") {
  const [mentor, mentee] = [await world.mentor(mentorName), await world.mentee(menteeName)];
  const loopId = await world.loop(mentor, mentee);
  const by = (actor: ParticipantId, kind: string, more: Partial<Draft> = {}): Draft => ({
    kind,
    loop: loopId,
    actor,
    ...more,
  });
  const met = () => by(mentee, "meeting.held", { meeting: uuidv7(), elsewhere: true });
  const goal = { goal: uuidv7() };
  await world.store.transaction((tx) =>
    world.log.record(
      tx,
      world.programId,
      by(mentee, "message.sent"),
      by(mentor, "message.sent"),
      met(),
      by(mentee, "goal.shared", goal),
      by(mentor, "message.sent"),
      met(),
      met(),
      by(mentee, "goal.completed", goal),
      by(mentee, "kudos.given", { badge: "trust" }),
      by(mentor, "kudos.given", { badge: "commitment" }),
      by(mentor, "story.shared"),
    ),
  );
  return { mentor, mentee, loopId };
}

/** The mentee tells their story: the whole way is walked. */
export async function tellLastStory(world: World, { mentee, loopId }: Walked): Promise<void> {
  const draft = { kind: "story.shared", loop: loopId, actor: mentee };
  await world.store.transaction((tx) => world.log.record(tx, world.programId, draft));
}

/** Two people who walked the whole way. */
export async function finishedPair(world: World, mentorName?: string, menteeName?: string): Promise<Walked> {
  const pair = await almostFinishedPair(world, mentorName, menteeName);
  await tellLastStory(world, pair);
  return pair;
}

/** The newest meeting of the loop never was. */
export async function takeBackMeeting(world: World, { mentee, loopId }: Walked): Promise<void> {
  const held = await world.store.db
    .selectFrom("activity")
    .where("program_id", "=", world.programId)
    .where("loop_id", "=", loopId)
    .where("kind", "=", "meeting.held")
    .orderBy("seq", "desc")
    .select("id")
    .executeTakeFirstOrThrow();
  const draft = { kind: "activity.retracted", actor: mentee, of: held.id, reason: "We did not meet." };
  await world.store.transaction((tx) => world.log.record(tx, world.programId, draft));
}
