import { match, mentee, mentor, type Pair, pause } from "../beats.ts";

const WARDS = "A list of what the wards need, in their words";

/** Pairs that take a break. Their days do not count. */
export const paused: readonly Pair[] = [
  {
    mentor: "marguerite",
    mentee: "fatima",
    story: [
      [-98, "10:00", match],
      [
        -98,
        "14:00",
        mentor.writes("Chère Fatima, a nurse who wants to build: the wards have waited for you. I am Marguerite."),
      ],
      [
        -97,
        "21:30",
        mentee.writes("Dear Marguerite, I write after the late shift, so forgive my spelling. I am very happy."),
      ],
      [-96, "09:00", mentor.arranges(-90, "18:00")],
      [-95, "20:00", mentee.agrees],
      [-90, "19:40", mentor.writes("Begin with your notebook. It is a requirements document, only honest.")],
      [
        -88,
        "20:20",
        mentee.aims(WARDS, {
          tasks: ["Ask six colleagues", "Sort it", "Show it to IT"],
          shared: "with the coordinator",
        }),
      ],
      [-70, "20:40", mentee.ticks(WARDS, 1)],
      [-64, "10:00", mentor.arranges(-57, "18:00")],
      [-56, "09:00", mentor.thanks("commitment", "Six colleagues, three night shifts.")],
      [-41, "19:00", mentee.writes("It is a girl, and she is early. I will be away for a while.")],
      [-41, "19:30", mentor.writes("Congratulations, my dear. Everything else can wait.")],
      [-40, "10:00", pause("personal")],
    ],
  },
  {
    mentor: "grace",
    mentee: "mateus",
    story: [
      [-50, "13:00", match],
      [
        -49,
        "23:30",
        mentee.writes("Oi Grace, I ride until eleven at night so I write late. I want to build the app I use."),
      ],
      [-48, "07:00", mentor.writes("Hello Mateus, ride safely. I build for bad lines, you know where they are.")],
      [-47, "23:10", mentee.arranges(-42, "13:00")],
      [-42, "14:15", mentor.writes("Good to hear your voice between two orders.")],
      [-27, "22:50", mentee.writes("I had a fall. Wrist broken, nothing worse. Can we stop for some weeks?")],
      [-26, "07:10", mentor.writes("Of course. Get well, and do not type.")],
      [-26, "11:00", pause("personal", 12)],
    ],
  },
  {
    mentor: "maximiliane",
    mentee: "ng",
    story: [
      [-52, "09:00", match],
      [-51, "10:00", mentee.writes("Hello, I am Ng. Yes, that is the whole name.")],
      [-50, "20:00", mentor.writes("Hello Ng, between us we have an average name. I look forward to it.")],
      [-38, "09:30", mentee.writes("My exams moved forward by six weeks. May we begin after them?")],
      [-37, "10:00", mentee.rests(9, "exams")],
    ],
  },
];
