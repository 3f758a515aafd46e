import { match, mentee, mentor, type Pair, pause, resume } from "../beats.ts";

const BACK = "Apply for three teams that I would like to work in";
const GIT = "Find my way in a large code base again";
const CERTIFICATE = "Pass the security certificate";
const REPORT = "Write an incident report that people read to the end";
const SOLAR = "A forecast for a small solar park";
const INTERVIEW = "Two interviews in energy companies";
const CASE = "A case study for my portfolio";
const CRASHES = "Fewer than one crash in a hundred sessions";
const SHOP = "A site for the tailor on my street, with tests";
const PIPELINE = "A pipeline that survives a bad file";

/** Pairs that have found their rhythm. */
export const thriving: readonly Pair[] = [
  {
    mentor: "amara",
    mentee: "lena",
    story: [
      [-97, "09:40", match],
      [
        -97,
        "12:15",
        mentor.writes(
          "Hello Lena. I am Amara, I lead a team in Lagos and came to software late. I read your lines twice and like them. What would you like to be different in half a year?",
        ),
      ],
      [
        -96,
        "20:48",
        mentee.writes(
          "Hello Amara, thank you for writing first. I was a Java developer until our second child. In half a year I would like to be on a team again, and not feel like a guest there.",
        ),
      ],
      [-96, "21:30", mentor.writes("Then let us work on that. Would Thursday evening suit you for a first talk?")],
      [-95, "08:05", mentee.arranges(-91, "18:30")],
      [-95, "08:10", mentee.agrees],
      [-94, "10:20", mentor.agrees],
      [
        -91,
        "20:02",
        mentor.writes(
          'That was a good hour. Keep the sentence you said at the end: "I did not stop thinking like a developer." Put it where you can see it.',
        ),
      ],
      [
        -90,
        "21:15",
        mentee.aims(GIT, {
          tasks: [
            "Choose an open-source project that I use",
            "Set it up and run its tests",
            "Fix one small bug",
            "Answer the review without apologising",
          ],
          success: "One change of mine is merged.",
          due: -30,
          shared: "with the coordinator",
        }),
      ],
      [
        -90,
        "21:22",
        mentee.writes(
          "I have written down a goal. It is smaller than what I first had in mind, which you will probably like.",
        ),
      ],
      [-89, "07:50", mentor.writes("I do. Small things get finished.")],
      [-82, "22:10", mentee.ticks(GIT, 1)],
      [-76, "21:40", mentee.ticks(GIT, 2)],
      [-76, "21:45", mentee.writes("The tests ran after three evenings. I had forgotten how good green looks.")],
      [-75, "13:05", mentor.arranges(-68, "18:30")],
      [
        -68,
        "20:11",
        mentee.writes(
          "Thank you for showing me how you read unknown code. Top-down, with a pen. I would never have guessed the pen.",
        ),
      ],
      [-54, "22:30", mentee.ticks(GIT, 3)],
      [
        -53,
        "08:15",
        mentor.writes("I saw your pull request. The description is better than most that I get from seniors."),
      ],
      [
        -11,
        "08:20",
        mentor.thanks(
          "commitment",
          "Four evenings for eleven lines, every one of them right. And now the letters.",
          true,
        ),
      ],
      [-10, "21:50", mentee.thanks("trust", "She asks until I hear my own answer.", true)],
      [-50, "19:00", mentee.arranges(-40, "18:30")],
      [-40, "20:05", mentor.writes("Next time, bring an advert for a job that frightens you a little.")],
      [-31, "23:02", mentee.ticks(GIT, 4)],
      [-31, "23:04", mentee.reaches(GIT)],
      [
        -31,
        "23:09",
        mentee.writes(
          "Merged. My name is in the release notes. I showed it to the children, who asked whether it is a game.",
        ),
      ],
      [-30, "07:45", mentor.writes("It is, and you just passed a level. Congratulations, Lena.")],
      [
        -24,
        "20:20",
        mentee.aims(BACK, {
          tasks: [
            "List ten teams, cross out seven",
            "Ask somebody who works there",
            "Write the three letters",
            "Practise the question about the gap",
          ],
          due: 40,
        }),
      ],
      [-24, "20:31", mentee.aims("Not checking my mail after nine", { shared: "with nobody" })],
      [-22, "12:40", mentor.arranges(-12, "18:00")],
      [
        -12,
        "19:20",
        mentee.writes(
          "I have my three. One is a hospital, one makes maps, one is you-know-who. I will ask the people first, as you said.",
        ),
      ],
      [-11, "21:30", mentee.ticks(BACK, 1)],
      [-6, "22:05", mentee.ticks(BACK, 2)],
      [-5, "08:30", mentor.writes("How did the talk with the maps people go?")],
      [
        -4,
        "21:12",
        mentee.writes(
          "Well. They asked why I was away, I said why, and then they asked about indexes. Nobody fell off a chair.",
        ),
      ],
      [
        -4,
        "21:14",
        mentee.notes(
          "**Before Friday:** the third letter. Ask how she says no without explaining.\n\n- indexes: read up on GiST\n- thank Ines for the contact",
        ),
      ],
      [
        -3,
        "13:10",
        mentor.writes("That is how it goes nearly always. Shall we rehearse the letters on our next call?"),
      ],
      [
        -3,
        "13:14",
        mentor.rewords("That is how it goes nearly always. Shall we rehearse the **letters** on our next call?"),
      ],
      [-3, "18:42", mentee.writes("Gladly. I walked home the long way and thought about the second one.", "walk")],
      [-2, "19:50", mentee.lays("letter")],
      [-2, "19:45", mentee.arranges(3, "18:30")],
      [
        0,
        "07:55",
        mentor.writes(
          "Looking forward to it. Send me the worst of the three letters before, please; the good ones don't need me.",
        ),
      ],
    ],
  },
  {
    mentor: "dmytro",
    mentee: "olena",
    story: [
      [-105, "10:00", match],
      [
        -105,
        "18:22",
        mentee.writes(
          "Доброго дня, Дмитре. I am Olena. I ran servers at a university and would like to move into security.",
        ),
      ],
      [
        -104,
        "17:40",
        mentor.writes("Welcome, Olena. We will write in English, so that you practise, and swear in Ukrainian."),
      ],
      [-104, "17:45", mentor.agrees],
      [-104, "19:30", mentee.agrees],
      [-103, "09:10", mentor.arranges(-99, "17:30")],
      [
        -99,
        "19:05",
        mentor.writes("You know more than you think. What is missing is the vocabulary, and a paper that says so."),
      ],
      [
        -98,
        "20:10",
        mentee.aims(CERTIFICATE, {
          tasks: [
            "Choose the exam date",
            "Read the first half",
            "Read the second half",
            "Three practice exams above 80",
          ],
          success: "The paper that says so.",
          due: -25,
          shared: "with the coordinator",
        }),
      ],
      [-92, "20:40", mentee.ticks(CERTIFICATE, 1)],
      [-80, "21:15", mentee.ticks(CERTIFICATE, 2)],
      [-78, "18:00", mentee.arranges(-71, "17:30")],
      [-19, "19:10", mentee.thanks("expertise", "An hour on one log file. I will never skim again.")],
      [-18, "08:30", mentor.thanks("commitment", "Studies after work, with a child and a dictionary.")],
      [-57, "21:50", mentee.ticks(CERTIFICATE, 3)],
      [-52, "18:30", mentor.arranges(-45, "17:30")],
      [-45, "18:55", mentor.writes("Sleep before the exam. That is the whole plan for the last week.")],
      [-30, "21:05", mentee.ticks(CERTIFICATE, 4)],
      [-26, "16:20", mentee.reaches(CERTIFICATE)],
      [-26, "16:25", mentee.writes("Passed. 871 of 900. I cried in the tram, and an old man gave me his newspaper.")],
      [-26, "17:02", mentor.writes("Keep the newspaper.")],
      [
        -25,
        "18:00",
        mentee.aims(REPORT, { tasks: ["Collect three that were good", "Write one about last year's outage"], due: 20 }),
      ],
      [-20, "18:40", mentee.arranges(-13, "17:30")],
      [-8, "19:30", mentee.ticks(REPORT, 1)],
      [
        -3,
        "18:15",
        mentor.tells(
          "Olena came with years of practice and no word for it in English. We read logs together, one evening a month. She passed her exam in the tram line between two shifts, and taught me to explain what I had only ever done.",
        ),
      ],
      [-1, "20:30", mentee.writes("I read what you wrote about us. Give me a week, I want to answer it properly.")],
    ],
  },
  {
    mentor: "nadia",
    mentee: "mariam",
    story: [
      [-104, "11:00", match],
      [
        -104,
        "15:30",
        mentor.writes(
          "Dear Mariam, I am glad that we were matched. Physics is the best beginning. Which question would you like to work on, if nobody told you what is useful?",
        ),
      ],
      [
        -103,
        "19:20",
        mentee.writes("How much sun there will be tomorrow, exactly, on one roof. I know that it is a small question."),
      ],
      [-102, "09:00", mentor.writes("It is worth about two billion a year. Let us talk.")],
      [-102, "09:05", mentor.arranges(-97, "17:00")],
      [-101, "18:00", mentee.agrees],
      [-97, "18:30", mentor.writes("Thank you for a lovely first hour. Please put your roof into a goal.")],
      [
        -96,
        "20:00",
        mentee.aims(SOLAR, {
          tasks: [
            "Find a year of open weather data",
            "A naive forecast: tomorrow is like today",
            "Beat it by ten percent",
            "One page that my aunt understands",
          ],
          success: "My aunt asks a good question about it.",
          due: -20,
          shared: "with the coordinator",
        }),
      ],
      [-88, "20:30", mentee.ticks(SOLAR, 1)],
      [-79, "21:00", mentee.ticks(SOLAR, 2)],
      [-74, "10:15", mentor.arranges(-69, "17:00")],
      [-17, "18:20", mentee.thanks("trust", "I could say that I did not understand my own result.")],
      [
        -16,
        "08:40",
        mentor.thanks("creativity", "For testing the forecast against your neighbour's washing line.", true),
      ],
      [-51, "22:15", mentee.ticks(SOLAR, 3)],
      [-46, "09:30", mentor.arranges(-41, "17:00")],
      [-41, "18:40", mentor.writes("Twelve percent. I have seen people paid well for eight.")],
      [-22, "20:10", mentee.ticks(SOLAR, 4)],
      [-21, "20:12", mentee.reaches(SOLAR)],
      [
        -20,
        "19:00",
        mentee.aims(INTERVIEW, {
          tasks: ["A CV that begins with the roof", "Apply to both", "A rehearsal with Nadia"],
          due: 14,
        }),
      ],
      [-14, "19:40", mentee.ticks(INTERVIEW, 1)],
      [-7, "21:00", mentee.ticks(INTERVIEW, 2)],
      [-6, "09:50", mentee.arranges(1, "17:00")],
      [-2, "12:00", mentor.writes("For the rehearsal: I will be the one who does not like physicists.")],
      [0, "08:20", mentee.writes("Good. I have an aunt like that.")],
    ],
  },
  {
    mentor: "joana",
    mentee: "hana",
    story: [
      [-62, "10:30", match],
      [
        -62,
        "14:00",
        mentor.writes(
          "Hi Hana, I am Joana. You read error messages for a living, I write them. We have things to talk about.",
        ),
      ],
      [
        -61,
        "09:20",
        mentee.writes("Dear Joana, yes. I have a folder with the forty worst. Two are from your portal, I am afraid."),
      ],
      [-61, "09:45", mentor.writes("Only two? Bring them.")],
      [-61, "09:50", mentor.arranges(-57, "12:30", "Café at the library, and a link")],
      [-60, "18:00", mentee.agrees],
      [-57, "15:00", mentor.writes("I have already fixed the first of the two.")],
      [
        -56,
        "19:30",
        mentee.aims(CASE, {
          tasks: ["Choose one form", "Watch five people fill it in", "Write down what I would change, and why"],
          due: 5,
        }),
      ],
      [-48, "19:00", mentee.ticks(CASE, 1)],
      [-40, "18:20", mentee.arranges(-34, "12:30")],
      [-4, "15:05", mentee.thanks("networking", "Joana introduced me to two people in one lunch.")],
      [-28, "20:00", mentee.ticks(CASE, 2)],
      [-10, "18:10", mentee.arranges(-4, "12:30")],
      [-4, "14:10", mentor.writes("Cut the first page of the case study. It begins on the second.")],
      [-2, "20:45", mentee.ticks(CASE, 3)],
      [-1, "09:00", mentor.repeats(10, "12:30", 2, 4)],
    ],
  },
  {
    mentor: "kwame",
    mentee: "thandiwe",
    story: [
      [-101, "09:00", match],
      [
        -101,
        "11:10",
        mentor.writes(
          "Thandiwe, I downloaded your app before I wrote this. It knew a taxi rank that I did not. Respect.",
        ),
      ],
      [
        -100,
        "19:00",
        mentee.writes(
          "You are user 801. Thank you, Mr Mensah. I have many questions and one of them is about crashes.",
        ),
      ],
      [-100, "19:20", mentor.writes("Kwame, please. When can we talk?")],
      [-97, "18:40", mentee.metElsewhere],
      [-97, "18:50", mentee.writes("That call was worth the data. I wrote four pages.")],
      [-96, "08:00", mentor.writes("Start with page one. What is the one number that you would like to change?")],
      [
        -95,
        "19:30",
        mentee.aims(CRASHES, {
          tasks: ["Count them", "Find the three most frequent", "Fix the first", "Fix the second", "Fix the third"],
          due: -10,
          shared: "with the coordinator",
        }),
      ],
      [-90, "20:15", mentee.ticks(CRASHES, 1)],
      [-83, "21:00", mentee.ticks(CRASHES, 2)],
      [-70, "19:30", mentor.metElsewhere],
      [-69, "20:00", mentee.ticks(CRASHES, 3)],
      [-69, "20:05", mentee.thanks("expertise", "He read the stack trace over the phone, from memory.")],
      [-50, "20:40", mentee.ticks(CRASHES, 4)],
      [-44, "18:00", mentee.metElsewhere],
      [-18, "21:20", mentee.writes("0.8 percent. I checked it three times.")],
      [-18, "21:25", mentee.ticks(CRASHES, 5)],
      [-18, "21:26", mentee.reaches(CRASHES)],
      [-17, "08:10", mentor.writes("I am telling everybody at the meet-up. With your name.")],
      [
        -17,
        "08:15",
        mentor.thanks("commitment", "From one crash in twelve sessions to one in a hundred and twenty.", true),
      ],
      [
        -5,
        "18:30",
        mentee.tells(
          "I wrote an app alone and thought that alone was the way to do it. Kwame never touched my code. He asked what I would look at next, and waited. Now it crashes less than the taxi does.",
        ),
      ],
    ],
  },
  {
    mentor: "ben",
    mentee: "samuel",
    story: [
      [-80, "14:00", match],
      [
        -79,
        "16:30",
        mentee.writes(
          "Good day Ben. I am Samuel, third year. I make web sites for shops here and I would like to learn how a team does it.",
        ),
      ],
      [
        -79,
        "20:00",
        mentor.writes(
          "Hey Samuel, great to meet you. A team does it slowly and with tests. I'll show you ours. Do evenings work for you?",
        ),
      ],
      [-78, "17:00", mentee.arranges(-73, "16:00")],
      [-78, "17:05", mentee.agrees],
      [-73, "18:00", mentor.writes("Great first call. Your tailor's site is better than he knows.")],
      [
        -72,
        "18:30",
        mentee.aims(SHOP, {
          tasks: [
            "Pages that work without JavaScript",
            "A test for the order form",
            "Show it to the tailor on his own phone",
          ],
          due: 10,
        }),
      ],
      [-60, "19:00", mentee.ticks(SHOP, 1)],
      [-46, "15:10", mentor.arranges(-39, "16:00")],
      [-39, "15:05", mentor.moves(-37, "16:00")],
      [-37, "17:30", mentee.writes("Thank you for the review. I did not know that a label must belong to its field.")],
      [-8, "14:00", mentor.rates(4, "Going well. Time zones are our only enemy.")],
      [-9, "19:20", mentee.ticks(SHOP, 2)],
      [-3, "15:40", mentee.arranges(2, "16:00")],
      [-1, "14:20", mentor.writes("See you the day after tomorrow or so. Bring the tailor, if he is free.")],
    ],
  },
  {
    mentor: "ibrahim",
    mentee: "zofia",
    story: [
      [-100, "10:00", match],
      [
        -99,
        "09:30",
        mentor.writes("Dear Zofia, a librarian. At last somebody who will understand why I care about identifiers."),
      ],
      [
        -98,
        "18:10",
        mentee.writes("Dear Ibrahim, I have opinions on identifiers. Strong ones. I look forward to this."),
      ],
      [-97, "08:45", mentor.arranges(-93, "17:00")],
      [-97, "19:00", mentee.agrees],
      [-96, "08:00", mentor.agrees],
      [-93, "18:30", mentor.writes("Good talk. Please write down the pipeline we drew as a goal.")],
      [
        -92,
        "19:40",
        mentee.aims(PIPELINE, {
          tasks: ["Load the catalogue once", "Load it twice without doubles", "Load a broken file and tell why"],
          due: 30,
        }),
      ],
      [-70, "20:00", mentee.ticks(PIPELINE, 1)],
      [-60, "17:30", mentee.arranges(-52, "17:00")],
      [-52, "19:00", mentee.writes("I will sleep on idempotence. It sounds like a monastery.")],
      [-46, "10:00", pause("busy")],
      [-24, "10:00", resume],
      [-20, "19:10", mentee.ticks(PIPELINE, 2)],
      [-14, "09:00", mentor.writes("How is the broken file?")],
      [-12, "20:30", mentee.writes("Broken. But now it says where.")],
      [-11, "09:10", mentor.thanks("creativity", "An error message that quotes the shelf.")],
      [-10, "19:00", mentee.thanks("networking", "Coffee with his whole team, one by one.")],
      [-6, "17:10", mentor.arranges(5, "17:00")],
    ],
  },
];
