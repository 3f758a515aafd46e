import type { Program } from "../../access/viewer.ts";
import type { NudgeBehind } from "../../outreach/nudges/which-nudge.ts";
import { daysWords } from "./nudge-pages.tsx";

type Props = { program: Program; nudge: NudgeBehind; days?: true };

/** The nudge that sent a message, and what else it sent: "nudge at Matching, after 7 and 14 days". */
export const NudgeLink = ({ program, nudge, days }: Props) => (
  <a href={`/programs/${program.programId}/outreach/nudges/${encodeURIComponent(nudge.nudge_id)}/log`}>
    nudge at {program.pathway.stages.find((stage) => stage.id === nudge.stage)?.name ?? nudge.stage}
    {days ? `, after ${daysWords(nudge.days)}` : ""}
  </a>
);
