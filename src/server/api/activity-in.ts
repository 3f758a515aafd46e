import { z } from "zod";

const Time = z.string().describe("ISO 8601 with a zone, such as 2026-03-02T10:00:00.000Z.");
const Person = z.string().describe("The id of a participant.");

/** An activity as it comes in. The schema describes; `readTold` judges. */
export const ActivityIn = z.looseObject({
  kind: z.string().describe("What happened. Kinds that are not known are kept, and move nothing."),
  occurredAt: z.string().optional().describe("ISO 8601 with a zone; now, if left out."),
  recordedAt: z.string().optional().describe("When it was written down elsewhere; now, if left out."),
  id: z.string().optional().describe("The same id again is the same thing told twice."),
  loop: z.string().optional().describe("The id of a loop; yours, where loop.opened makes it."),
  actor: Person.optional().describe(
    "Who did it: the id of a participant. Whom it counts for, unless the kind says otherwise.",
  ),
  participant: Person.optional().describe("Whom it is about; yours, where participant.joined makes it."),
  role: z.enum(["mentor", "mentee", "either"]).optional().describe("In a loop: mentor or mentee."),
  members: z
    .array(z.object({ participant: z.string(), role: z.enum(["mentor", "mentee"]) }))
    .optional()
    .describe("With loop.opened: who is in it, as what."),
  meeting: z.string().optional().describe("The id of a meeting, yours to choose."),
  startsAt: Time.optional(),
  endsAt: Time.optional(),
  attendees: z.array(z.string()).optional().describe("With meeting.held: who came; all members, if left out."),
  elsewhere: z.boolean().optional().describe("With meeting.held: true when it was arranged elsewhere."),
  goal: z.string().optional().describe("The id of a goal, yours to choose."),
  rating: z.number().optional().describe("With feedback.given: a whole number from 1 to 5."),
  badge: z.string().optional().describe("With kudos.given."),
  step: z.string().optional().describe("With step.granted: the id of a step, such as meet."),
  of: z.string().optional().describe("With activity.retracted: the id of the activity that never was."),
  reason: z.string().optional(),
  name: z.string().optional().describe("With participant.joined: kept with the person, not in the log."),
  email: z.string().optional().describe("With participant.joined: kept with the person, not in the log."),
});
