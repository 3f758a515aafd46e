import { createHash } from "node:crypto";
import { encodeImage, type ImageRefusal } from "./encode-image.ts";
import { fileName } from "./file-name.ts";
import { KNOWN } from "./file-types.ts";
import { type JudgeRefusal, judgeFile } from "./judge-file.ts";

export const FILE_MAX = 10 * 1024 * 1024;
/** At once, so that a form is in memory for a moment only. */
export const FILES_MAX = 5;
export const FILES_BYTES_MAX = 25 * 1024 * 1024;

/** A file as it was sent; without bytes when it was too large to be taken into memory. */
export type SentFile = { name: string; size: number; bytes: Uint8Array | null };
export type PreparedFile = {
  name: string;
  type: string;
  size: number;
  content: Buffer;
  digest: string;
  image: { preview: Buffer; width: number; height: number } | null;
};
export type FileRefusal = JudgeRefusal | ImageRefusal | "file_too_large" | "files_too_many";
export type RefusedFile = { name: string; refused: FileRefusal };

/** Looks into files before they are kept: what they are, and pictures drawn anew. All of them can be kept, or none. */
export async function prepareFiles(sent: readonly SentFile[]): Promise<PreparedFile[] | { refused: RefusedFile[] }> {
  if (sent.length > FILES_MAX) {
    return { refused: sent.slice(FILES_MAX).map(({ name }) => ({ name: shown(name), refused: "files_too_many" })) };
  }
  const prepared: PreparedFile[] = [];
  const refused: RefusedFile[] = [];
  for (const file of sent) {
    const answer = await prepareFile(file);
    if ("refused" in answer) refused.push({ name: shown(file.name), refused: answer.refused });
    else prepared.push(answer);
  }
  return refused.length > 0 ? { refused } : prepared;
}

async function prepareFile({ name, bytes }: SentFile): Promise<PreparedFile | { refused: FileRefusal }> {
  if (bytes === null || bytes.length > FILE_MAX) return { refused: "file_too_large" };
  const type = await judgeFile(bytes, name);
  if ("refused" in type) return type;
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (type.kind !== "image") {
    const content = Buffer.from(bytes);
    return { name: fileName(name, type), type: type.type, size: content.length, content, digest, image: null };
  }
  const drawn = await encodeImage(bytes, type.type);
  if ("refused" in drawn) return drawn;
  const { content, preview, width, height } = drawn;
  const kept = KNOWN[drawn.type] ?? type;
  return {
    name: fileName(name, kept),
    type: drawn.type,
    size: content.length,
    content,
    digest,
    image: { preview, width, height },
  };
}

const shown = (name: string) => name.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 80) || "A file without a name";
