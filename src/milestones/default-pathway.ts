import type { Role } from "./activity.ts";
import type { Condition, Pathway, Step } from "./pathway.ts";

const BOTH: Role[] = ["mentor", "mentee"];

function step(id: string, name: string, hint: string, who: Role[], required: boolean, when: Condition): Step {
  return { id, name, hint, for: who, required, when };
}
const self = (...of: string[]): Condition => ({ atLeast: 1, of, by: "self" });
const held = (atLeast: number): Condition => ({ atLeast, of: ["meeting.held"], by: "anyone" });

/** The pathway of `docs/milestones.md`: five stages, other steps for mentors than for mentees. */
export const defaultPathway: Pathway = {
  id: "default",
  version: 1,
  stuckAfterDays: 21,
  stages: [
    {
      id: "getting-started",
      name: "Getting started",
      summary: "Learn what good mentoring is and how to use the platform.",
      steps: [
        step("be-matched", "Be matched", "Your coordinator looks for a partner who fits you.", BOTH, true, {
          atLeast: 1,
          of: ["loop.opened", "loop.member-added"],
          by: "anyone",
        }),
        step(
          "complete-profile",
          "Complete your profile",
          "A few lines help your partner find the first words.",
          BOTH,
          false,
          self("profile.completed"),
        ),
        step(
          "read-guide",
          "Read the guide",
          "Ten minutes on what makes mentoring good.",
          BOTH,
          false,
          self("guide.read"),
        ),
      ],
    },
    {
      id: "matching",
      name: "Matching",
      summary: "Get to know your mentoring partner and set expectations.",
      steps: [
        step(
          "introduce-yourself",
          "Introduce yourself",
          "Say hello, and what you hope for. Three sentences are plenty.",
          ["mentee"],
          true,
          self("message.sent"),
        ),
        step(
          "welcome-mentee",
          "Welcome your mentee",
          "Say hello, and what you look forward to.",
          ["mentor"],
          true,
          self("message.sent"),
        ),
        step(
          "arrange-first-meeting",
          "Arrange the first meeting",
          "Find a time for your first conversation.",
          BOTH,
          true,
          {
            atLeast: 1,
            of: ["meeting.arranged", "meeting.held"],
            by: "anyone",
          },
        ),
        step(
          "agree-expectations",
          "Agree on expectations",
          "How often you meet, and what stays between you.",
          BOTH,
          false,
          self("agreement.accepted"),
        ),
      ],
    },
    {
      id: "first-meeting",
      name: "First Meeting",
      summary: "Meet your partner and start the journey.",
      steps: [
        step("meet", "Meet", "Have your first meeting, here or elsewhere.", BOTH, true, held(1)),
        step(
          "share-a-goal",
          "Share a goal",
          "Write down what you want to reach, and let your mentor see it.",
          ["mentee"],
          true,
          self("goal.shared"),
        ),
        step("follow-up", "Follow up", "After the meeting, send a word, kudos or feedback.", ["mentor"], true, {
          atLeast: 1,
          of: ["message.sent", "feedback.given", "kudos.given"],
          by: "self",
          after: "meeting.held",
        }),
      ],
    },
    {
      id: "grow-together",
      name: "Grow Together",
      summary: "Complete and expand on goals together.",
      steps: [
        step("meet-again", "Meet again", "Keep the rhythm: meet a second time.", BOTH, true, held(2)),
        step(
          "make-progress",
          "Make progress",
          "Tick off a task of your goal.",
          ["mentee"],
          true,
          self("goal.task-completed", "goal.completed"),
        ),
        step(
          "show-appreciation",
          "Show appreciation",
          "Give kudos, or good feedback. It matters more than you think.",
          BOTH,
          true,
          {
            any: [
              self("kudos.given"),
              { atLeast: 1, of: ["feedback.given"], by: "self", where: { rating: { min: 4 } } },
            ],
          },
        ),
      ],
    },
    {
      id: "levelling-up",
      name: "Levelling Up",
      summary: "Get more out of mentoring.",
      steps: [
        step("keep-meeting", "Keep meeting", "Meet a third time.", BOTH, true, held(3)),
        step(
          "complete-a-goal",
          "Complete a goal",
          "Bring one goal to its end.",
          ["mentee"],
          true,
          self("goal.completed"),
        ),
        step("share-your-story", "Share your story", "Tell what mentoring gave you.", BOTH, true, self("story.shared")),
      ],
    },
  ],
};
