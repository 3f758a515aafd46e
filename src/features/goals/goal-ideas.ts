/** How far along a pathway an idea fits: before the pair has found its pace, on the way, or near the end of it. */
export type Phase = "beginning" | "growing" | "giving";

export type GoalIdea = {
  id: string;
  theme: "voice" | "craft" | "people" | "direction" | "balance" | "giving";
  phase: Phase;
  title: string;
  tasks: readonly string[];
  success: string;
};

/** Goals that have done others good, to take as they are or to change. Ids stand in addresses and stay what they are. */
export const GOAL_IDEAS: readonly GoalIdea[] = [
  {
    id: "one-question",
    theme: "voice",
    phase: "beginning",
    title: "Ask one question in every meeting for a month",
    tasks: ["Write the question down before", "Ask it in the first ten minutes", "Note what came of it"],
    success: "I stop counting, because I do it anyway.",
  },
  {
    id: "where-i-am",
    theme: "direction",
    phase: "beginning",
    title: "Know what I want from the next twelve months",
    tasks: ["A page on what I liked and did not like last year", "Three ways it could go", "Talk one of them through"],
    success: "I can say it in two sentences to somebody who does not know my field.",
  },
  {
    id: "one-hour",
    theme: "craft",
    phase: "beginning",
    title: "One hour a week for the skill I keep putting off",
    tasks: ["Choose the skill, and the hour", "Do the first four", "Show somebody what I made"],
    success: "Four weeks in a row, and something to show.",
  },
  {
    id: "three-people",
    theme: "people",
    phase: "beginning",
    title: "Talk to three people who do what I would like to do",
    tasks: ["Make a list of ten", "Write to five of them", "Have three talks", "Thank each of them afterwards"],
    success: "Three names I could call again.",
  },
  {
    id: "feedback",
    theme: "voice",
    phase: "growing",
    title: "Ask for feedback, and use it",
    tasks: ["Choose two people whose eyes I trust", "Ask each for one thing to change", "Change one", "Ask again"],
    success: "One of them notices the difference.",
  },
  {
    id: "finish",
    theme: "craft",
    phase: "growing",
    title: "Finish one thing that others can use",
    tasks: ["Choose the smallest version", "Make it", "Let two people try it", "Mend what they stumbled over"],
    success: "Somebody uses it without me sitting beside them.",
  },
  {
    id: "no",
    theme: "balance",
    phase: "growing",
    title: "Say no to one thing a week",
    tasks: ["List what I said yes to and regret", "Find words that are kind and clear", "Say them four times"],
    success: "One evening a week that is mine.",
  },
  {
    id: "next-step",
    theme: "direction",
    phase: "growing",
    title: "Prepare the conversation about my next step",
    tasks: [
      "Write down what I did, with numbers",
      "Say what I ask for in one sentence",
      "Rehearse it with my mentor",
      "Have it",
    ],
    success: "It was said, whatever the answer is.",
  },
  {
    id: "introduce",
    theme: "people",
    phase: "growing",
    title: "Bring together two people who should know each other",
    tasks: ["Think of three pairs", "Ask both sides", "Introduce them with two good sentences"],
    success: "They met, and I was not needed any more.",
  },
  {
    id: "teach",
    theme: "giving",
    phase: "giving",
    title: "Teach what I have learned to somebody else",
    tasks: ["Choose the one thing", "Explain it on a page", "Show it to somebody who begins"],
    success: "They can do it without me.",
  },
  {
    id: "lead",
    theme: "voice",
    phase: "giving",
    title: "Lead something small from beginning to end",
    tasks: ["Find the thing nobody owns", "Say that I take it", "Bring two others along", "Say that it is done"],
    success: "The others would do it with me again.",
  },
  {
    id: "pass-on",
    theme: "giving",
    phase: "giving",
    title: "Become a mentor myself",
    tasks: ["Write down what helped me most", "Ask my coordinator how one begins", "Meet my first mentee"],
    success: "Somebody has one thing easier than I had it.",
  },
  {
    id: "keep",
    theme: "balance",
    phase: "giving",
    title: "Keep what works, without a program around it",
    tasks: ["Name the two habits worth keeping", "Find a day for each", "Look again in three months"],
    success: "In three months they are still there.",
  },
];
