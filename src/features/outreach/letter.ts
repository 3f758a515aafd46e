import { z } from "zod";
import { hasStrayBraces, MERGE_FIELDS, unknownFields } from "../../outreach/merge.ts";

const THERE_ARE = `There are: ${MERGE_FIELDS.map((field) => `{{${field}}}`).join(", ")}.`;

/** Says what stands in braces and cannot be filled in, and what can be. */
function fillable(text: string, ctx: z.core.$RefinementCtx<string>) {
  const [unknown] = unknownFields(text);
  if (unknown !== undefined)
    ctx.addIssue({ code: "custom", message: `There is no field {{${unknown}}}. ${THERE_ARE}` });
  else if (hasStrayBraces(text)) {
    ctx.addIssue({
      code: "custom",
      message: `A field needs two braces on each side, as in {{first_name}}. ${THERE_ARE}`,
    });
  }
}

/** The words of a message, as they are typed: what stands in braces must be something that can be filled in. */
export const Words = {
  subject: z.string().trim().min(1, "A subject, please.").max(200, "At most 200 characters.").superRefine(fillable),
  body: z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().min(1, "Some words, please.").max(10_000, "At most 10,000 characters.").superRefine(fillable)),
};
