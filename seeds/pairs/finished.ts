import { close, match, mentee, mentor, type Pair } from "../beats.ts";

const JOB = "My first job as a developer";
const RETURN = "Back in a team, four days a week";
const SWITCH = "Build and run one service, end to end";

/** Pairs that went the whole way, and one that ended early, as things do. */
export const finished: readonly Pair[] = [
  {
    mentor: "amara",
    mentee: "tomas",
    story: [
      [-113, "09:30", match],
      [
        -113,
        "10:05",
        mentor.writes(
          "Hello Tomás. A cook. I have never managed to make jollof and a deadline on the same day, so I expect to learn from you.",
        ),
      ],
      [-113, "21:40", mentee.writes("Hello Amara. Deadlines I can do. It is the sitting still that is new.")],
      [-112, "08:00", mentor.arranges(-109, "19:00")],
      [-112, "14:30", mentee.agrees],
      [-111, "09:00", mentor.agrees],
      [-109, "20:30", mentor.writes("You explained recursion with a stock pot. Keep that for interviews.")],
      [
        -108,
        "15:10",
        mentee.aims(JOB, {
          tasks: ["One project that works", "A CV of one page", "Ten applications", "Three practice interviews"],
          success: "A contract with my name spelled right.",
          due: -30,
          shared: "with the coordinator",
        }),
      ],
      [-100, "15:00", mentee.ticks(JOB, 1)],
      [-95, "09:15", mentor.arranges(-88, "19:00")],
      [-88, "20:40", mentee.thanks("trust", "She told me about her own first interview. It was worse than mine.")],
      [-87, "07:50", mentor.thanks("commitment", "Applied to four places before breakfast.")],
      [-84, "14:20", mentee.ticks(JOB, 2)],
      [-72, "16:00", mentee.ticks(JOB, 3)],
      [-66, "08:40", mentor.arranges(-60, "19:00")],
      [-58, "13:00", mentee.ticks(JOB, 4)],
      [-43, "11:20", mentee.reaches(JOB)],
      [-43, "11:22", mentee.writes("They said yes. I start on the first. They spelled it with the accent.")],
      [
        -43,
        "11:58",
        mentor.writes("Tomás. I am standing up in an open-plan office, clapping. Everybody is looking. I do not care."),
      ],
      [-42, "19:00", mentee.rates(5, "I would not have sent the fifth application without her.")],
      [
        -41,
        "20:10",
        mentee.tells(
          "I cooked for ten years. Amara asked me what I did when a dish came back, and then told me that this is called debugging. Four months later I have a desk. I still taste everything twice.",
        ),
      ],
      [
        -39,
        "08:30",
        mentor.tells(
          "Tomás believed that he was starting from zero. Nobody does. My part was to point at what he had brought along.",
        ),
      ],
      [-40, "21:15", mentee.takesTheCertificate],
      [-38, "09:00", mentor.takesTheCertificate],
      [
        -36,
        "21:00",
        mentee.ends("You asked what I did when a dish came back. I will ask that of everybody I ever mentor.", {
          reason: "goals-reached",
          rating: 5,
          comment: "She gave me homework and I did it. Give her career changers.",
        }),
      ],
      [
        -35,
        "08:10",
        mentor.ends("Taste everything twice, Tomás. And come by when you are in Lagos, you owe me a jollof.", {
          rating: 5,
        }),
      ],
    ],
  },
  {
    mentor: "priya",
    mentee: "meera",
    story: [
      [-106, "10:00", match],
      [
        -106,
        "13:30",
        mentee.writes(
          "Hello Priya, I am Meera. I tested payment software until I went home to care for my parents. Reading your profile, I sat up straight.",
        ),
      ],
      [
        -105,
        "05:40",
        mentor.writes("Hello Meera. Sit comfortably. The gap is shorter from the other side, I promise."),
      ],
      [-105, "05:45", mentor.arranges(-101, "15:00")],
      [-104, "13:00", mentee.agrees],
      [-104, "14:00", mentor.agrees],
      [-101, "16:30", mentor.writes("Homework: write down three bugs that you are proud of having found.")],
      [
        -100,
        "13:20",
        mentee.aims(RETURN, {
          tasks: [
            "Three bugs that I am proud of",
            "One course on test automation",
            "Five talks with people who test today",
            "Two offers to compare",
          ],
          due: -20,
          shared: "with the coordinator",
        }),
      ],
      [-96, "13:00", mentee.ticks(RETURN, 1)],
      [-84, "14:10", mentee.ticks(RETURN, 2)],
      [-80, "05:30", mentor.arranges(-75, "15:00")],
      [-75, "16:20", mentee.thanks("trust", "I did not have to pretend that nothing had changed.", true)],
      [-74, "05:50", mentor.thanks("expertise", "Found a fault in our demo during our call. Twice.")],
      [-61, "13:40", mentee.ticks(RETURN, 3)],
      [-55, "06:00", mentor.arranges(-49, "15:00")],
      [-49, "16:40", mentor.writes("Ask for the salary first and breathe afterwards. In that order.")],
      [-33, "12:30", mentee.ticks(RETURN, 4)],
      [-32, "12:35", mentee.reaches(RETURN)],
      [-31, "05:40", mentor.rates(5)],
      [
        -29,
        "14:00",
        mentee.tells(
          "When I opened the laptop, my hands remembered before I did. Priya kept saying: you did not stop, you did something else. I start on Monday, four days a week, as I asked.",
        ),
      ],
      [
        -27,
        "06:10",
        mentor.tells(
          "Six years ago somebody did for me what I could now do for Meera. That is all there is to it.",
          false,
        ),
      ],
      [-27, "13:00", mentee.takesTheCertificate],
      [-26, "06:00", mentor.takesTheCertificate],
      [-9, "13:10", mentee.writes("Third week. Today somebody asked me how we used to do this, and I knew.")],
      [-8, "05:30", mentor.writes("And now you are the one who knows. Lovely.")],
    ],
  },
  {
    mentor: "rosa",
    mentee: "sofia",
    story: [
      [-103, "15:00", match],
      [
        -103,
        "17:20",
        mentor.writes("Hola Sofía, soy Rosa, from Lima. We may write in Spanish when it gets difficult."),
      ],
      [
        -102,
        "16:00",
        mentee.writes(
          "Hola Rosa. It will get difficult. I build bridges and I would like to build services; both should not fall down.",
        ),
      ],
      [-101, "15:30", mentee.arranges(-96, "20:00")],
      [-100, "16:00", mentor.agrees],
      [-96, "22:00", mentor.writes("You already think in loads and limits. We only change the material.")],
      [
        -95,
        "17:00",
        mentee.aims(SWITCH, {
          tasks: ["Draw it", "Build it", "Break it on purpose", "Keep it running for a month"],
          due: -14,
          shared: "with the coordinator",
        }),
      ],
      [-90, "18:00", mentee.ticks(SWITCH, 1)],
      [-76, "18:30", mentee.ticks(SWITCH, 2)],
      [-72, "15:40", mentor.arranges(-66, "20:00")],
      [-66, "22:00", mentor.thanks("creativity", 'She wrote a load test called "truck".')],
      [-65, "16:20", mentee.thanks("expertise", "Rosa finds the crack before I have finished the sentence.")],
      [-50, "17:30", mentee.ticks(SWITCH, 3)],
      [-44, "16:00", mentor.arranges(-38, "20:00")],
      [-15, "17:00", mentee.ticks(SWITCH, 4)],
      [-15, "17:02", mentee.reaches(SWITCH)],
      [-14, "15:10", mentor.writes("Thirty days, no outage. In Lima we would name a bridge after you.")],
      [
        -6,
        "18:00",
        mentor.tells(
          "I am the first in my family to study. Sofía is not, and still she thought that she was late. We measured it: she was on time.",
        ),
      ],
      [-5, "19:00", mentor.takesTheCertificate],
      [
        -2,
        "17:40",
        mentee.tells(
          "I kept waiting for somebody to tell me that I may call myself a developer. Rosa asked who tells the bridges.",
        ),
      ],
    ],
  },
  {
    mentor: "lars",
    mentee: "peter",
    story: [
      [-93, "10:00", match],
      [-92, "11:00", mentor.writes("Hi Peter, Lars here. What made you sign up?")],
      [-90, "20:15", mentee.writes("Hello. A friend did. I am not sure yet whether the web is for me.")],
      [-89, "09:00", mentor.arranges(-85, "17:00")],
      [-85, "18:30", mentor.writes("An honest talk, thank you. Think about the carpentry, I meant it.")],
      [-63, "19:00", mentee.writes("I took the apprenticeship. Wood it is. Thank you, Lars, truly.")],
      [-60, "09:30", close("other-needs")],
    ],
  },
];
