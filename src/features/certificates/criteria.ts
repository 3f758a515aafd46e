import type { Role } from "../../milestones/activity.ts";
import type { Pathway } from "../../milestones/pathway.ts";

/** What somebody in this role does to reach the end: the required steps of each stage, as Markdown. */
export function criteriaOf(pathway: Pathway, role: Role): string {
  const stages = pathway.stages.map((stage) => {
    const steps = stage.steps.filter((step) => step.required && step.for.includes(role)).map((step) => step.name);
    return `- **${stage.name}**: ${steps.join("; ")}`;
  });
  return `As a ${role}, all of this with their mentoring partner:\n\n${stages.join("\n")}`;
}
