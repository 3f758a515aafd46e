import { capital } from "../access/names.ts";

/** What a message can say about whom it is for. */
export const MERGE_FIELDS = [
  "first_name",
  "partner_first_name",
  "program_name",
  "stage_name",
  "days_in_stage",
  "next_step",
  "link",
  "coordinator_first_name",
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
/** The values for one person; null: there is none. */
export type MergeValues = Record<MergeField, string | null>;

/** Stands in for a value that is missing. */
const OTHERWISE: Partial<Record<MergeField, string>> = {
  first_name: "there",
  partner_first_name: "your partner",
  days_in_stage: "some",
  next_step: "one small step",
};

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The fields of a text that do not exist, each once, in order. */
export function unknownFields(text: string): string[] {
  const used = [...text.matchAll(FIELD)].map((match) => match[1] as string);
  return [...new Set(used)].filter((field) => !(MERGE_FIELDS as readonly string[]).includes(field));
}

/** Are there braces that belong to no field? `{{first_name}` would be sent as it stands. */
export const hasStrayBraces = (text: string): boolean => /\{\{|\}\}/.test(text.replace(FIELD, ""));

/** Fills in a text, once: fields inside of a value are not filled in. Unknown fields stay as they are (`unknownFields`). */
export function merge(text: string, values: MergeValues): string {
  return text.replace(FIELD, (whole, field: string) =>
    (MERGE_FIELDS as readonly string[]).includes(field)
      ? (values[field as MergeField] ?? OTHERWISE[field as MergeField] ?? "")
      : whole,
  );
}

/** The same for the subject of a mail: it begins with a capital, though "the group …" may stand first. */
export const mergeSubject = (text: string, values: MergeValues): string => capital(merge(text, values));
