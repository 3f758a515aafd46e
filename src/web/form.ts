import type { Context } from "hono";
import type { z } from "zod";

/** What a form held that could not be taken: the words for each field, and everything as it was typed. */
export type FormProblems = { errors: Record<string, string>; values: Record<string, string> };
export type FormAnswer<T> = { ok: true; data: T } | ({ ok: false } & FormProblems);

/** Nothing typed, nothing wrong: how a form first looks. */
export const emptyForm = (values: Record<string, string> = {}): FormProblems => ({ errors: {}, values });

/**
 * Reads a posted form and checks it. A field sent several times arrives as a list; an empty text field arrives as "".
 * On a refusal the values are what was typed, so that the page can show them again.
 */
export async function readForm<S extends z.ZodType>(c: Context, schema: S): Promise<FormAnswer<z.output<S>>> {
  return checkForm(await c.req.parseBody({ all: true }), schema);
}

/** The same for a form that was read already. */
export function checkForm<S extends z.ZodType>(typed: Record<string, unknown>, schema: S): FormAnswer<z.output<S>> {
  const body = cleaned(typed);
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === "string") values[name] = value;
    else if (Array.isArray(value)) values[name] = value.filter((item) => typeof item === "string").join("\n");
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, data: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? "form");
    errors[name] ??= issue.message;
  }
  return { ok: false, errors, values };
}

/** Without zero bytes and half characters: no keyboard types them, and no database keeps them. */
function cleaned<T>(body: Record<string, T>): Record<string, T> {
  const clean = (value: unknown): unknown =>
    typeof value === "string"
      ? value.replaceAll("\u0000", "").toWellFormed()
      : Array.isArray(value)
        ? value.map(clean)
        : value;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, clean(value) as T]));
}
