/** The mentoring agreement: what both say yes to. Short enough to be read. */
export const AGREEMENT: readonly { title: string; text: string }[] = [
  {
    title: "A rhythm that holds",
    text: "We meet about once a month, and agree on the next time before we part. Whoever can't make it says so early, and proposes another time.",
  },
  {
    title: "What stays between us",
    text: "What we tell each other stays with us, unless one of us agrees to share it, or somebody is in danger. Coordinators see how far we have come, never what we say.",
  },
  {
    title: "Honest about time",
    text: "We say what we can give and what we can't. A short answer is better than a late one, and saying that things are busy is always fine.",
  },
  {
    title: "Each brings something",
    text: "The mentee brings the questions and decides. The mentor listens, asks, and shares what they have learned. We tell each other what helps, and what does not.",
  },
  {
    title: "Ending well",
    text: "If this is not right for one of us, we say so kindly, and tell the coordinator; nobody is to blame. When we have reached what we came for, we look back together and say thank you.",
  },
];
