import { type Actor, assign, createActor, setup } from "xstate";
import type { Activity } from "../../src/milestones/activity.ts";
import { Digest } from "./happenings.ts";

type Context = {
  id: string;
  mentor: boolean;
  since: number;
  completedAt: number | null;
  at: number;
  said: boolean;
  arranged: boolean;
  held: number;
  followedUp: boolean;
  sharedGoal: boolean;
  progressed: boolean;
  goalDone: boolean;
  thanked: boolean;
  toldStory: boolean;
};
type Event = { type: string; self: boolean; attended: boolean; at: number; rating: number };

const bySelf = ({ event }: { event: Event }) => event.self;

const machine = setup({
  types: {} as { context: Context; events: Event; input: { id: string; mentor: boolean; since: number } },
  guards: { bySelf, attended: ({ event }) => event.attended },
  actions: {
    enter: assign({ since: ({ context }) => Math.max(context.at, context.since) }),
    complete: assign({ completedAt: ({ context }) => Math.max(context.at, context.since) }),
    say: assign(({ context, event }) => ({
      at: event.at,
      said: true,
      followedUp: context.followedUp || context.held > 0,
    })),
    rate: assign(({ context, event }) => ({
      at: event.at,
      followedUp: context.followedUp || context.held > 0,
      thanked: context.thanked || event.rating >= 4,
    })),
    thank: assign(({ context, event }) => ({
      at: event.at,
      followedUp: context.followedUp || context.held > 0,
      thanked: true,
    })),
    arrange: assign(({ event }) => ({ at: event.at, arranged: true })),
    meet: assign(({ context, event }) => ({ at: event.at, arranged: true, held: context.held + 1 })),
    shareGoal: assign(({ event }) => ({ at: event.at, sharedGoal: true })),
    progress: assign(({ event }) => ({ at: event.at, progressed: true })),
    finishGoal: assign(({ event }) => ({ at: event.at, progressed: true, goalDone: true })),
    tellStory: assign(({ event }) => ({ at: event.at, toldStory: true })),
  },
}).createMachine({
  context: ({ input }) => ({
    ...input,
    completedAt: null,
    at: 0,
    said: false,
    arranged: false,
    held: 0,
    followedUp: false,
    sharedGoal: false,
    progressed: false,
    goalDone: false,
    thanked: false,
    toldStory: false,
  }),
  initial: "matching",
  on: {
    "message.sent": { guard: "bySelf", actions: "say" },
    "feedback.given": { guard: "bySelf", actions: "rate" },
    "kudos.given": { guard: "bySelf", actions: "thank" },
    "meeting.arranged": { actions: "arrange" },
    "meeting.held": { guard: "attended", actions: "meet" },
    "goal.shared": { guard: "bySelf", actions: "shareGoal" },
    "goal.task-completed": { guard: "bySelf", actions: "progress" },
    "goal.completed": { guard: "bySelf", actions: "finishGoal" },
    "story.shared": { guard: "bySelf", actions: "tellStory" },
  },
  states: {
    matching: {
      always: { guard: ({ context: c }) => c.said && c.arranged, target: "firstMeeting", actions: "enter" },
    },
    firstMeeting: {
      always: {
        guard: ({ context: c }) => c.held >= 1 && (c.mentor ? c.followedUp : c.sharedGoal),
        target: "growTogether",
        actions: "enter",
      },
    },
    growTogether: {
      always: {
        guard: ({ context: c }) => c.held >= 2 && c.thanked && (c.mentor || c.progressed),
        target: "levellingUp",
        actions: "enter",
      },
    },
    levellingUp: {
      always: {
        guard: ({ context: c }) => c.held >= 3 && c.toldStory && (c.mentor || c.goalDone),
        target: "completed",
        actions: "complete",
      },
    },
    // Not a final state: an actor that has stopped warns of each event it is sent.
    completed: {},
  },
});
const STAGES = ["", "matching", "firstMeeting", "growTogether", "levellingUp"];

/** The yardstick of statecharts: an XState actor for each standing, sent what concerns its loop. */
export function actors() {
  const joinedAt = new Map<string, number>();
  const loops = new Map<string, { id: string; actor: Actor<typeof machine> }[]>();
  let sends = 0;

  function one(activity: Activity): void {
    if (activity.kind === "participant.joined") {
      joinedAt.set(activity.participant as string, activity.occurredAt);
      return;
    }
    if (activity.kind === "loop.opened") {
      const members = (activity.members ?? []).map(({ participant: id, role }) => {
        const since = Math.max(joinedAt.get(id) as number, activity.occurredAt);
        return { id, actor: createActor(machine, { input: { id, mentor: role === "mentor", since } }).start() };
      });
      loops.set(activity.loop as string, members);
      return;
    }
    for (const { id, actor } of (activity.loop && loops.get(activity.loop)) || []) {
      actor.send({
        type: activity.kind,
        self: activity.actor === id,
        attended: !activity.attendees || activity.attendees.includes(id as never),
        at: activity.occurredAt,
        rating: activity.rating ?? 0,
      });
      sends++;
    }
  }

  return {
    feed(activities: readonly Activity[]): void {
      for (const activity of activities) one(activity);
    },
    sends: () => sends,
    digest(loopIds: readonly string[]): string {
      const digest = new Digest();
      for (const id of loopIds) {
        for (const { actor } of loops.get(id) ?? []) {
          const { value, context } = actor.getSnapshot();
          digest.add(value === "completed" ? 4 : STAGES.indexOf(value as string), context.since, context.completedAt);
        }
      }
      return digest.toString();
    },
  };
}
