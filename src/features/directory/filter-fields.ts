import type { Program } from "../../access/viewer.ts";
import type { Cohort } from "../../insights/cohorts.ts";
import type { Filter } from "../../insights/filter.ts";

export type Choices = [value: string, label: string][];
export type FilterField = {
  name: Exclude<keyof Filter, "sort" | "insight" | "q">;
  label: string;
  /** What can be chosen; left out: a number of days, or words to type. */
  choices?: Choices;
  type?: "days" | "words";
  /** In the list of what is on, before what was chosen; left out: `label`; empty: what was chosen says it all. */
  chip?: string;
};
/** What the lists of choices are made of. */
export type FilterLists = { program: Program; tags: string[]; cohorts: readonly Cohort[]; zones: string[] };

/** The filters behind "More filters", by what they are about. */
export const filterGroups = ({ tags, cohorts, zones }: FilterLists): { title: string; fields: FilterField[] }[] => [
  {
    title: "Who they are",
    fields: [
      {
        name: "role",
        label: "Role",
        choices: [
          ["mentor", "Mentors"],
          ["mentee", "Mentees"],
          ["either", "Either"],
        ],
      },
      {
        name: "status",
        label: "Status",
        choices: [
          ["joined", "Not invited"],
          ["invited", "Invited"],
          ["active", "Active"],
          ["paused", "Paused"],
          ["removed", "Removed"],
        ],
      },
      ...(cohorts.length > 0
        ? [
            {
              name: "cohort" as const,
              label: "Cohort",
              choices: cohorts.map((one): [string, string] => [one.cohortId, one.name]),
            },
          ]
        : []),
      ...(tags.length > 0
        ? [{ name: "tag" as const, label: "Tag", choices: tags.map((tag): [string, string] => [tag, tag]) }]
        : []),
    ],
  },
  {
    title: "How it is going",
    fields: [
      {
        name: "loops",
        label: "Loops",
        choices: [
          ["none", "In no loop"],
          ["one", "In one loop"],
          ["many", "In several loops"],
          ["any", "In any loop"],
        ],
      },
      {
        name: "turn",
        label: "Whose turn",
        choices: [
          ["me", "Theirs"],
          ["partner", "Their partner’s"],
          ["either", "Either’s"],
          ["nobody", "Nobody’s"],
          ["mentor", "The mentor’s"],
          ["mentee", "The mentee’s"],
          ["coordinator", "Yours: they need a match"],
        ],
      },
      {
        name: "rated",
        label: "What they say of it",
        chip: "",
        choices: [
          ["low", "Rated 2 of 5 or less"],
          ["fair", "Rated 3"],
          ["good", "Rated 4 or 5"],
          ["none", "Never rated"],
          ["missing", "Has not answered"],
        ],
      },
      { name: "days", label: "Days in a milestone", type: "days", chip: "Days in a milestone, at least" },
      { name: "quiet", label: "Days without activity", type: "days", chip: "Days without activity, at least" },
      { name: "seen", label: "Active within days", type: "days", chip: "Active within days" },
    ],
  },
  {
    title: "What they said when they signed up",
    fields: [
      { name: "says", label: "Their own words", type: "words", chip: "They say" },
      {
        name: "profile",
        label: "Profile",
        choices: [
          ["complete", "Complete"],
          ["empty", "Not yet"],
        ],
      },
      {
        name: "meets",
        label: "When they can meet",
        choices: [
          ["said", "They said"],
          ["unsaid", "They did not say"],
        ],
      },
      { name: "place", label: "Mentors’ places", chip: "", choices: [["free", "A free place"]] },
      ...(zones.length > 1
        ? [{ name: "zone" as const, label: "Time zone", choices: zones.map((zone): [string, string] => [zone, zone]) }]
        : []),
    ],
  },
];
