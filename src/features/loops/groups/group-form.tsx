import { z } from "zod";
import { Field, Radios, Textarea } from "../../../ui/field.tsx";
import type { FormProblems } from "../../../web/form.ts";

export const GroupFields = z.object({
  name: z.string("Give it a name.").trim().min(1, "Give it a name.").max(80, "At most 80 characters."),
  description: z.string().trim().max(1_000, "At most 1,000 characters.").default(""),
  kind: z.enum(["public", "on-request", "hidden"], "Choose how people come in."),
});
const KINDS = [
  { value: "public", label: "Public", hint: "Everybody in the program finds it and joins." },
  {
    value: "on-request",
    label: "On request",
    hint: "Everybody finds it and asks; a mentor of the group or you let them in.",
  },
  { value: "hidden", label: "Hidden", hint: "Nobody finds it; you add its members." },
];

/** What a group is called, what it is for, and how people come in. */
export const GroupInputs = ({ form }: { form: FormProblems }) => (
  <>
    <Field name="name" label="Name" value={form.values.name} error={form.errors.name} maxlength={80} required />
    <Textarea
      name="description"
      label="What it is for"
      value={form.values.description}
      error={form.errors.description}
      hint="Everybody who finds the group reads this."
      maxlength={1_000}
      rows={3}
    />
    <Radios
      name="kind"
      label="How people come in"
      value={form.values.kind}
      error={form.errors.kind}
      options={KINDS}
      required
    />
  </>
);
