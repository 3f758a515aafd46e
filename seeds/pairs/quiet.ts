import { match, mentee, mentor, type Pair } from "../beats.ts";

const CATCH = "Thirty years of catch data in one table";
const SWEDISH = "Lead one meeting in my new team";
const TEAM = "A first hundred days plan for my team";
const OFFICE = "Speak up once in every meeting";

/** Pairs that met, liked each other, and then went quiet, each in their own way. */
export const quiet: readonly Pair[] = [
  {
    mentor: "paulo",
    mentee: "kristin",
    story: [
      [-94, "11:00", match],
      [-93, "12:20", mentee.writes("Hello Paulo, two islanders. I count fish.")],
      [-93, "19:00", mentor.writes("Hello Kristín. I count raindrops. We shall get on.")],
      [-92, "10:00", mentor.arranges(-87, "15:00")],
      [-87, "16:40", mentor.writes("Send me the ugliest of your spreadsheets.")],
      [
        -86,
        "12:00",
        mentee.aims(CATCH, { tasks: ["Ten years in one format", "The other twenty", "A chart per species"], due: 0 }),
      ],
      [-70, "14:00", mentee.arranges(-62, "15:00")],
      [-62, "16:20", mentor.thanks("creativity", "A chart of cod, drawn as cod.")],
      [
        -55,
        "10:00",
        mentee.writes("The season begins, I am on the boat until the end of the month. I will write when I am ashore."),
      ],
      [-54, "20:00", mentor.writes("Good wind. The spreadsheets will wait.")],
    ],
  },
  {
    mentor: "elif",
    mentee: "leila",
    story: [
      [-82, "10:00", match],
      [
        -81,
        "13:00",
        mentor.writes(
          "Hello Leila. Hospitals are harder than software. You will be fine. What is the first thing that surprised you in Sweden?",
        ),
      ],
      [-80, "18:30", mentee.writes("That nobody decides in the meeting. They decide in the kitchen.")],
      [-79, "12:00", mentee.arranges(-74, "17:00")],
      [-74, "18:20", mentor.writes("Then let us get you into the kitchen.")],
      [
        -73,
        "19:00",
        mentee.aims(SWEDISH, {
          tasks: ["Write the agenda", "Talk to each person before", "Lead it"],
          due: 7,
          shared: "with the coordinator",
        }),
      ],
      [-60, "12:10", mentor.arranges(-53, "17:00")],
      [-53, "10:30", mentor.callsOff],
      [-40, "18:00", mentee.writes("Shall we find a new date? Any evening is good for me.")],
      [
        -33,
        "19:00",
        mentee.rates(2, "I like Elif, but we have met once in seven weeks. I do not want to be a burden."),
      ],
    ],
  },
  {
    mentor: "grace",
    mentee: "maximiliane",
    story: [
      [-92, "09:00", match],
      [
        -92,
        "10:30",
        mentee.writes(
          "Dear Grace, you may call me Max; life is short and my name is not. I have just been given a team of six.",
        ),
      ],
      [
        -91,
        "08:10",
        mentor.writes("Max it is. Six is a good number: everybody fits around one table. How do they feel about it?"),
      ],
      [-90, "09:00", mentor.arranges(-86, "11:00")],
      [-89, "20:00", mentee.agrees],
      [-86, "12:40", mentor.writes("Ask each of them the same two questions, and only listen.")],
      [
        -85,
        "20:30",
        mentee.aims(TEAM, {
          tasks: ["Two questions, six people", "What we stop doing", "One page for everybody"],
          due: 12,
          shared: "with the coordinator",
        }),
      ],
      [-71, "19:30", mentee.ticks(TEAM, 1)],
      [-65, "09:30", mentee.arranges(-58, "11:00")],
      [-16, "12:30", mentee.thanks("expertise", '"A team is a bad line in the rain." I have it on my wall.')],
      [-15, "08:00", mentor.thanks("trust", "For telling me what went wrong before what went right.")],
      [-30, "20:00", mentee.ticks(TEAM, 2)],
      [-25, "10:00", mentor.arranges(-17, "11:00")],
      [-16, "19:10", mentee.writes("One page is harder than ten. I am at three.")],
    ],
  },
  {
    mentor: "ibrahim",
    mentee: "farid",
    story: [
      [-20, "10:00", match],
      [
        -20,
        "18:00",
        mentee.writes("Dear Ibrahim, I read that you came in 2016. I came in 2021. Does one stop counting?"),
      ],
      [
        -19,
        "08:20",
        mentor.writes(
          "Around the seventh year, Farid. Welcome. Let us talk over tea, when nobody wants anything from us.",
        ),
      ],
      [-19, "08:25", mentor.arranges(-16, "16:00")],
      [-16, "17:30", mentor.writes("It was good to laugh about forms.")],
      [-15, "19:00", mentee.aims(OFFICE, { tasks: ["Write the sentence down before", "Say it", "Count for a month"] })],
      [-9, "18:40", mentee.ticks(OFFICE, 1)],
      [-3, "18:50", mentee.writes("I said it. They nodded and went on. It was wonderful.")],
    ],
  },
];
