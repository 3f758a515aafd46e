import { match, mentee, mentor, type Pair } from "../beats.ts";

const TIMETABLE = "One bus line, planned by a model and checked by hand";

/** Pairs of the last weeks: saying hello, finding a time, just back from the first meeting. */
export const fresh: readonly Pair[] = [
  {
    mentor: "amara",
    mentee: "yuki",
    story: [
      [-9, "10:00", match],
      [-9, "12:30", mentor.writes("Hello Yuki. So they asked whether you want to lead. What did your stomach say?")],
      [-8, "21:00", mentee.writes("Hello Amara. It said: ask somebody who does it. So here I am.")],
      [-7, "08:15", mentor.writes("A wise stomach. I have an hour on most evenings.")],
      [-6, "20:30", mentee.agrees],
      [-6, "20:35", mentee.arranges(1, "19:00")],
      [-5, "07:30", mentor.agrees],
      [-1, "21:10", mentee.writes("I made a list of what I am afraid of. It has eleven points. Is one hour enough?")],
      [-1, "21:12", mentee.lays("questions")],
    ],
  },
  {
    mentor: "takeshi",
    mentee: "wei",
    story: [
      [-20, "09:00", match],
      [
        -19,
        "10:30",
        mentor.writes(
          "李さん、こんにちは。I plan trains, you plan buses. Somebody has to wait for the other at the station.",
        ),
      ],
      [-18, "11:00", mentee.writes("田中先生,您好。The bus waits. It always waits.")],
      [-15, "10:00", mentor.arranges(-9, "10:00")],
      [-14, "12:00", mentee.agrees],
      [
        -8,
        "11:00",
        mentee.aims(TIMETABLE, {
          tasks: ["Export one line", "A model that is not worse than me", "Ask the drivers"],
          shared: "with the coordinator",
        }),
      ],
      [-5, "10:30", mentor.writes("I have read your goal. The third task is the best one.")],
    ],
  },
  {
    mentor: "ben",
    mentee: "noor",
    story: [
      [-4, "15:00", match],
      [
        -3,
        "17:40",
        mentor.writes(
          "Hi Noor, welcome. I looked at your portfolio on my phone on the subway, and I see what you mean about the grid. Tell me a bit about how you build a page today?",
        ),
      ],
      [
        -1,
        "18:10",
        mentor.proposes([
          [3, "17:00"],
          [4, "18:00"],
          [6, "17:00"],
        ]),
      ],
    ],
  },
  {
    mentor: "farid",
    mentee: "lucia",
    story: [
      [-1, "11:00", match],
      [
        -1,
        "19:20",
        mentor.writes(
          "Hello Lucía, I am Farid. You are my first mentee, so we are both new at this. What is the flower shop called?",
        ),
      ],
      [
        0,
        "08:05",
        mentee.writes(
          "Hello Farid! Flores Lucía, I was not very creative that day. I am so glad that there is somebody to ask.",
        ),
      ],
    ],
  },
  {
    mentor: "lars",
    mentee: "chi",
    story: [
      [-17, "10:00", match],
      [
        -16,
        "11:20",
        mentor.writes(
          "Hi Chi, I am Lars. You want to freelance, I would like to warn you and then help you. Shall we talk?",
        ),
      ],
      [-15, "09:30", mentee.writes("Hello Lars, both please, in this order.")],
      [-10, "10:40", mentor.arranges(-2, "12:00")],
      [-3, "09:00", mentee.moves(4, "12:00")],
      [-3, "09:02", mentee.writes("I have a deadline that day, so I moved us by some days. I hope it suits you.")],
      [-2, "16:00", mentor.writes("Suits me well. That is lesson one, by the way: move things early.")],
    ],
  },
  {
    mentor: "kwame",
    mentee: "bao",
    story: [
      [-11, "09:00", match],
      [-10, "14:00", mentor.writes("Hello Bảo, Kwame here. What would you like to build first?")],
      [-6, "10:00", mentee.writes("Hello Kwame. A game for my sister. She is seven and very strict.")],
      [-6, "15:30", mentor.writes("The best kind of customer. Let us find an hour next week.")],
    ],
  },
];
