import { match, mentee, mentor, type Pair } from "../beats.ts";

const FIRMWARE = "Write a driver for the sensor on my desk";

/** Pairs that wait for something. The dashboard should point at them. */
export const stuck: readonly Pair[] = [
  {
    // They met, and Priya wrote; Arjun has not shared a goal yet.
    mentor: "priya",
    mentee: "arjun",
    story: [
      [-48, "10:00", match],
      [
        -47,
        "18:30",
        mentee.writes("Hello Priya, I am Arjun. I was ill for two years and am well now. Slow is fine for me."),
      ],
      [-46, "06:10", mentor.writes("Hello Arjun, slow is how I like it. Tell me when your good hours are.")],
      [-44, "18:00", mentee.arranges(-38, "15:00")],
      [
        -38,
        "16:20",
        mentor.writes(
          "Thank you for your trust today. When you are ready, write one thing down that you would like to reach; a tiny one.",
        ),
      ],
      [-24, "06:00", mentor.writes("No hurry at all. I only wanted to say that I am here.")],
    ],
  },
  {
    // Arranged, called off, and then nobody found the next words.
    mentor: "joana",
    mentee: "ines",
    story: [
      [-70, "10:00", match],
      [-69, "11:30", mentor.writes("Olá Inês, I am Joana. Would you like to meet near Saldanha some time?")],
      [-66, "21:00", mentee.writes("Olá! Yes, gladly.")],
      [-65, "09:00", mentor.arranges(-58, "18:00", "Pastelaria Versailles")],
      [-58, "14:40", mentee.callsOff],
      [-58, "14:42", mentee.writes("I am so sorry, I have to stay late at work. I will propose another day.")],
      [-57, "08:15", mentor.writes("No trouble. Whenever it suits you.")],
    ],
  },
  {
    // Jonas has done his part; Henrik has not followed up.
    mentor: "henrik",
    mentee: "jonas",
    story: [
      [-55, "10:00", match],
      [
        -54,
        "17:00",
        mentee.writes("Hello Henrik. I repair devices with your firmware in them. I have questions, and compliments."),
      ],
      [-50, "19:30", mentor.writes("Hello Jonas. Compliments first, please.")],
      [-49, "17:00", mentee.arranges(-43, "18:00")],
      [-48, "17:20", mentee.agrees],
      [
        -41,
        "18:00",
        mentee.aims(FIRMWARE, {
          tasks: ["Read the data sheet", "Blink", "Read one value", "Read it without waiting"],
          shared: "with the coordinator",
        }),
      ],
      [-35, "18:30", mentee.ticks(FIRMWARE, 1)],
      [-29, "17:40", mentee.writes("It blinks. Could you have a look at my second step, when you have time?")],
    ],
  },
  {
    // Aisling said hello four weeks ago.
    mentor: "siobhan",
    mentee: "aisling",
    story: [
      [-31, "10:00", match],
      [
        -30,
        "20:10",
        mentee.writes(
          "Dear Siobhán, I have three of your posters on my wall. I hope that this is not strange. I draw for children's books and would like to learn how an interface is drawn.",
        ),
      ],
      [-18, "19:00", mentee.writes("A small wave from Cork, in case my first message went under.")],
    ],
  },
  {
    // The evening came, and the line was dead; neither has proposed another.
    mentor: "chiara",
    mentee: "rahel",
    story: [
      [-39, "10:00", match],
      [
        -38,
        "12:00",
        mentor.writes("Ciao Rahel, I am Chiara. Your posters for the clinic are better than most that I approve."),
      ],
      [-37, "18:40", mentee.writes("Thank you, Chiara. I would like to learn how to say no to a sixth colour.")],
      [-36, "09:00", mentor.arranges(-32, "18:00")],
      [-35, "18:00", mentee.agrees],
      [
        -31,
        "08:30",
        mentee.writes("The power was out in the whole quarter last night, I could not even write. I am sorry."),
      ],
      [-31, "08:32", mentee.didNotMeet],
    ],
  },
];
