import type { Activity } from "../../src/milestones/activity.ts";
import { Digest } from "./happenings.ts";

type Member = {
  id: string;
  mentor: boolean;
  stage: number;
  since: number;
  completedAt: number | null;
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

/**
 * The yardstick: what a good programmer writes who needs the stages of the default pathway and nothing else: no steps
 * with their times, no pathway as data, no changes to report.
 */
export function byHand() {
  const joinedAt = new Map<string, number>();
  const loops = new Map<string, Member[]>();

  function one(activity: Activity): void {
    switch (activity.kind) {
      case "participant.joined":
        joinedAt.set(activity.participant as string, activity.occurredAt);
        return;
      case "loop.opened": {
        const members = (activity.members ?? []).map(({ participant, role }) =>
          newMember(participant, role === "mentor", joinedAt.get(participant) as number, activity.occurredAt),
        );
        loops.set(activity.loop as string, members);
        return;
      }
    }
    const members = activity.loop ? loops.get(activity.loop) : undefined;
    if (members === undefined) return;
    switch (activity.kind) {
      case "meeting.arranged":
        for (const member of members) {
          if (member.arranged) continue;
          member.arranged = true;
          moveOn(member, activity.occurredAt);
        }
        return;
      case "meeting.held":
        for (const member of members) {
          if (activity.attendees && !activity.attendees.includes(member.id as never)) continue;
          member.arranged = true;
          member.held++;
          if (member.held <= 3) moveOn(member, activity.occurredAt);
        }
        return;
    }
    for (const member of members) {
      if (member.id !== activity.actor) continue;
      if (note(member, activity)) moveOn(member, activity.occurredAt);
      return;
    }
  }

  return {
    feed(activities: readonly Activity[]): void {
      for (const activity of activities) one(activity);
    },
    digest(loopIds: readonly string[]): string {
      const digest = new Digest();
      for (const id of loopIds) {
        for (const { stage, since, completedAt } of loops.get(id) as Member[]) digest.add(stage, since, completedAt);
      }
      return digest.toString();
    },
  };
}

function newMember(id: string, mentor: boolean, joinedAt: number, openedAt: number): Member {
  return {
    id,
    mentor,
    stage: 1,
    since: Math.max(joinedAt, openedAt),
    completedAt: null,
    said: false,
    arranged: false,
    held: 0,
    followedUp: false,
    sharedGoal: false,
    progressed: false,
    goalDone: false,
    thanked: false,
    toldStory: false,
  };
}

/** What a member did, by themselves; says whether it may move them on. */
function note(member: Member, activity: Activity): boolean {
  switch (activity.kind) {
    case "message.sent":
      if (member.said && (member.followedUp || member.held === 0)) return false;
      member.said = true;
      if (member.held > 0) member.followedUp = true;
      return true;
    case "feedback.given":
      if (member.held > 0) member.followedUp = true;
      if ((activity.rating as number) >= 4) member.thanked = true;
      return true;
    case "kudos.given":
      if (member.held > 0) member.followedUp = true;
      member.thanked = true;
      return true;
    case "goal.shared":
      member.sharedGoal = true;
      return true;
    case "goal.task-completed":
      member.progressed = true;
      return true;
    case "goal.completed":
      member.progressed = true;
      member.goalDone = true;
      return true;
    case "story.shared":
      member.toldStory = true;
      return true;
  }
  return false;
}

function moveOn(member: Member, at: number): void {
  while (member.completedAt === null && isDone(member)) {
    const since = Math.max(at, member.since);
    if (member.stage === 4) member.completedAt = since;
    else {
      member.stage++;
      member.since = since;
    }
  }
}

function isDone(member: Member): boolean {
  switch (member.stage) {
    case 1:
      return member.said && member.arranged;
    case 2:
      return member.held >= 1 && (member.mentor ? member.followedUp : member.sharedGoal);
    case 3:
      return member.held >= 2 && member.thanked && (member.mentor || member.progressed);
    default:
      return member.held >= 3 && member.toldStory && (member.mentor || member.goalDone);
  }
}
