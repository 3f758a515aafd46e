import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";

/** Without bytes when it was larger than it may be; the size of such a field is then as far as it was read. */
export type Part = { name: string; filename: string | null; size: number; bytes: Uint8Array | null };
/** In bytes: for each file, for all files together, and for each other field. `parts`: how many of both. */
export type PartLimits = { file: number; files: number; field: number; parts: number };

/**
 * Reads a form in parts (RFC 7578) as it comes in. What is larger than its limit is counted and let go, so that a form
 * with a file of any size costs no memory, and its other fields are still there to be shown again. A form that breaks
 * off or is none throws a TypeError.
 */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  limits: PartLimits,
): Promise<Part[]> {
  const parts: Part[] = [];
  let kept = 0;
  let tooMany = false;
  const reader = new Busboy({
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    preservePath: true,
    limits: { parts: limits.parts, fields: limits.parts, files: limits.parts, fieldSize: limits.field },
  });
  for (const limit of ["partsLimit", "fieldsLimit", "filesLimit"] as const) {
    reader.on(limit, () => {
      tooMany = true;
    });
  }
  reader.on("field", (name, value, _nameCut, cut) => {
    const bytes = Buffer.from(value);
    parts.push({ name, filename: null, size: bytes.length, bytes: cut ? null : bytes });
  });
  reader.on("file", (name, stream, filename) => {
    const part: Part = { name, filename: nameOf(filename ?? ""), size: 0, bytes: null };
    let chunks: Buffer[] = [];
    let fits = true;
    parts.push(part);
    stream.on("data", (chunk: Buffer) => {
      part.size += chunk.length;
      if (!fits) return;
      kept += chunk.length;
      chunks.push(chunk);
      if (part.size <= limits.file && kept <= limits.files) return;
      fits = false;
      kept -= part.size;
      chunks = [];
    });
    // A file that breaks off fails by itself, too; without somebody to hear it, that would end the server.
    stream.on("error", () => {});
    stream.on("end", () => {
      if (fits) part.bytes = Buffer.concat(chunks);
    });
  });
  try {
    await pipeline(Readable.from(body), reader);
  } catch (cause) {
    throw new TypeError("This is no multipart form, or it broke off.", { cause });
  }
  if (tooMany) throw new TypeError("This multipart form has too many parts.");
  return parts;
}

/** As browsers write quotes and line ends in a name. */
const nameOf = (filename: string) => filename.replace(/%22/g, '"').replace(/%0[ad]/gi, " ");
