import type { Context } from "hono";
import type { z } from "zod";
import { checkForm, type FormAnswer, readForm } from "./form.ts";
import { type PartLimits, readMultipart } from "./multipart.ts";

/** A file as it was sent; without bytes when it was larger than it may be. */
export type Uploaded = { name: string; size: number; bytes: Uint8Array | null };
export type Upload<T> = FormAnswer<T> & { files: Uploaded[] };
export type UploadLimits = Pick<PartLimits, "file" | "files">;

const FIELD_MAX = 1024 * 1024;
const PARTS_MAX = 100;

/**
 * Reads a posted form that may bring files along, whatever they are called, and checks its other fields. However large
 * the files are, what was typed beside them is not lost.
 */
export async function readUpload<S extends z.ZodType>(
  c: Context,
  schema: S,
  limits: UploadLimits,
): Promise<Upload<z.output<S>>> {
  const type = c.req.header("content-type") ?? "";
  const boundary = /^multipart\/form-data\b.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  const { body } = c.req.raw;
  if (!boundary || !body) return { ...(await readForm(c, schema)), files: [] };
  const sent = await readMultipart(
    body as unknown as AsyncIterable<Uint8Array>,
    (boundary[1] ?? boundary[2]) as string,
    {
      ...limits,
      field: FIELD_MAX,
      parts: PARTS_MAX,
    },
  );
  const typed: Record<string, unknown> = {};
  const files: Uploaded[] = [];
  for (const { name, filename, size, bytes } of sent) {
    // A field for files that was left empty comes as a file without a name.
    if (filename !== null) {
      if (filename !== "" || size > 0) files.push({ name: filename, size, bytes });
      continue;
    }
    // What is too long even to be kept here is longer than any field takes, and is said to be so.
    const text = bytes === null ? "x".repeat(FIELD_MAX) : new TextDecoder().decode(bytes);
    const before = typed[name];
    typed[name] = before === undefined ? text : [...(Array.isArray(before) ? before : [before]), text];
  }
  return { ...checkForm(typed, schema), files };
}
