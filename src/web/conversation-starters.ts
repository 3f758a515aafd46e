import type { Role } from "../milestones/activity.ts";
import words from "./conversation-starters.en.json" with { type: "json" };

type ByStage = Record<string, Record<Role, string[]>>;
const STARTERS: ByStage = words;

/**
 * Questions to open a conversation with, for somebody in that stage (its id) and role; said by them, to their partner.
 * A stage of an own pathway that nobody wrote any for gets those that fit at any time.
 */
export function startersFor(stage: string | null, role: Role): readonly string[] {
  return (Object.hasOwn(STARTERS, stage ?? "") ? STARTERS[stage ?? ""] : STARTERS.any)?.[role] ?? [];
}
