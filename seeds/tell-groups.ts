import { keepDraft } from "../src/features/loops/drafts/drafts.ts";
import { createGroup } from "../src/features/loops/groups/create-group.ts";
import { addMember, joinGroup } from "../src/features/loops/groups/members.ts";
import { askToJoin } from "../src/features/loops/groups/requests.ts";
import { runLoopClock } from "../src/features/loops/loop-clock.ts";
import { askSilentLoops } from "../src/features/loops/silence/ask-silent.ts";
import { sendMessage } from "../src/features/messages/send-message.ts";
import type { LoopId, ParticipantId } from "../src/milestones/ids.ts";
import type { Day } from "./beats.ts";
import { GROUPS, type Group } from "./groups.ts";
import type { PersonKey } from "./people.ts";
import { deskOf, done, type Telling } from "./tell-pair.ts";
import type { Step } from "./tell-people.ts";

/** How the groups came to be, and who came to them. */
export const groupSteps = (telling: Telling): Step[] => GROUPS.flatMap((group) => stepsOf(telling, group));

function stepsOf({ log, program, coordinator, participants }: Telling, group: Group): Step[] {
  const { programId } = program;
  const by = coordinator.userId;
  const idOf = (key: PersonKey) => participants.get(key) as ParticipantId;
  let loopId: LoopId;
  const place = () => ({ programId, loopId });
  const step = (day: number, wall: string, who: string, tell: () => Promise<unknown>): Step => ({
    day,
    wall,
    who: `${group.name}: ${who}`,
    tell: async () => {
      const told = await tell();
      if (typeof told === "boolean" || (typeof told === "object" && told !== null)) done(told);
    },
  });
  return [
    step(group.opened, "10:30", "opened", async () => {
      const { name, description, kind } = group;
      const members = [
        { participant: idOf(group.mentor), role: "mentor" as const },
        { participant: idOf(group.mentee), role: "mentee" as const },
      ];
      loopId = await createGroup(log, { programId, by, members, group: { name, description, kind } });
    }),
    ...group.added.map(([day, who, role]) =>
      step(day, "10:40", who, () => addMember(log, { ...place(), participant: idOf(who), role, by })),
    ),
    ...group.joined.map(([day, who]) =>
      step(day, "19:50", who, () =>
        joinGroup(log, { ...place(), participant: idOf(who), role: "mentee", by: idOf(who) }),
      ),
    ),
    ...group.asks.map(([day, who, note]) =>
      step(day, "20:15", who, () => askToJoin(log, { ...place(), participant: idOf(who), note })),
    ),
    ...group.words.map(([day, wall, who, body]) =>
      step(day, wall, who, () => sendMessage(log, { ...place(), author: idOf(who), body })),
    ),
  ];
}

/** Two pairs that the coordinator thinks of, and has not matched yet. */
const DRAFTS: readonly (readonly [Day, PersonKey, PersonKey])[] = [
  [-2, "seun", "giorgos"],
  [-1, "takeshi", "anamaria"],
];
export const draftSteps = (telling: Telling): Step[] =>
  DRAFTS.map(([day, mentor, mentee]) => ({
    day,
    wall: "16:20",
    who: `a draft of ${mentor} and ${mentee}`,
    async tell() {
      const idOf = (key: PersonKey) => telling.participants.get(key) as ParticipantId;
      await keepDraft(telling.log, deskOf(telling), { mentor: idOf(mentor), mentee: idOf(mentee) });
    },
  }));

/** Every third day the clock of the loops comes by: pauses end, and where it is quiet, it asks. */
export const clockSteps = ({ log }: Telling): Step[] =>
  Array.from({ length: 20 }, (_, index) => ({
    day: -58 + 3 * index,
    wall: "08:05",
    who: "the clock of the loops",
    tell: async () => {
      await runLoopClock(log);
      await askSilentLoops(log);
    },
  }));
