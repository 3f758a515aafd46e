import type { Draft } from "../../src/activity/log.ts";
import type { LoopId, ParticipantId } from "../../src/milestones/ids.ts";
import type { World } from "./world.ts";

export const DAY = 86_400_000;

/** Numbers that look like chance and are the same each time. */
export function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Three loops of four people, so that writers meet in loops and in people. */
export async function crowd(world: World, name = "") {
  const [ben, cleo] = [await world.mentor(`Ben${name}`), await world.mentor(`Cleo${name}`)];
  const [ana, dora] = [await world.mentee(`Ana${name}`), await world.mentee(`Dora${name}`)];
  const pairs: [LoopId, ParticipantId[]][] = [];
  for (const members of [
    [ben, ana],
    [ben, dora],
    [cleo, ana],
  ] as [ParticipantId, ParticipantId][]) {
    pairs.push([await world.loop(...members), members]);
  }
  return { people: [ben, cleo, ana, dora], pairs };
}

/** Something that one of them may do; often it is refused. */
export function anything(
  world: World,
  { people, pairs }: Awaited<ReturnType<typeof crowd>>,
  any: (below: number) => number,
) {
  const [loop, members] = pairs[any(pairs.length)] as [LoopId, ParticipantId[]];
  const actor = members[any(2)] as ParticipantId;
  const person = people[any(people.length)] as ParticipantId;
  const by = world.userId;
  const meeting = `m${any(6)}`;
  const startsAt = world.clock.now().getTime() + any(4) * DAY;
  const drafts: Draft[] = [
    { kind: "message.sent", loop, actor },
    { kind: "message.sent", loop, actor },
    { kind: "kudos.given", loop, actor, badge: "patient" },
    { kind: "goal.shared", loop, actor, goal: "g1" },
    { kind: "goal.task-completed", loop, actor, goal: "g1" },
    { kind: "meeting.proposed", loop, actor },
    { kind: "meeting.arranged", loop, actor, meeting, startsAt, endsAt: startsAt + 3_600_000 },
    { kind: "meeting.held", loop, meeting },
    { kind: "meeting.held", loop, actor, meeting: `e${any(9_999)}`, elsewhere: true },
    { kind: "meeting.cancelled", loop, actor, meeting },
    { kind: "profile.completed", actor: person },
    { kind: "step.granted", loop, participant: actor, step: "share-a-goal", actor: by },
    { kind: any(2) ? "loop.paused" : "loop.resumed", loop, actor: by },
    { kind: any(4) ? "loop.reopened" : "loop.closed", loop, actor: by },
    { kind: any(4) ? "participant.rejoined" : "participant.removed", participant: person, actor: by },
  ];
  return drafts[any(drafts.length)] as Draft;
}
