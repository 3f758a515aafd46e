import { fileTypeFromBuffer } from "file-type";
import { type FileType, KNOWN, OLD_OFFICE, TEXTS } from "./file-types.ts";

export type JudgeRefusal =
  | "file_empty"
  | "file_is_program"
  | "file_is_svg"
  | "file_is_web_page"
  | "file_is_archive"
  | "file_is_heic"
  | "file_has_macros"
  | "file_unknown";

/** What a file is, by its bytes: the name it came with is only asked where bytes cannot tell (kinds of text). */
export async function judgeFile(bytes: Uint8Array, name: string): Promise<FileType | { refused: JudgeRefusal }> {
  if (bytes.length === 0) return { refused: "file_empty" };
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!found) return judgeText(bytes, name);
  if (found.mime === "application/x-cfb") return judgeOldOffice(bytes);
  const known = KNOWN[found.mime];
  if (known) return known;
  if (found.mime === "application/xml") return judgeText(bytes, name);
  if (PROGRAMS.has(found.ext)) return { refused: "file_is_program" };
  if (ARCHIVES.has(found.ext)) return { refused: "file_is_archive" };
  if (/macroenabled/i.test(found.mime)) return { refused: "file_has_macros" };
  if (/^image\/hei[cf]/.test(found.mime)) return { refused: "file_is_heic" };
  return { refused: "file_unknown" };
}

const words = (list: string) => new Set(list.split(" "));
const PROGRAMS = words("exe elf macho wasm jar apk class deb rpm crx xpi swf lnk alias reg chm cab dmg iso nes asar");
const ARCHIVES = words("zip tar tar.gz rar gz bz2 7z xz Z lz lz4 zst lzh arj ace cpio ar");

function judgeOldOffice(bytes: Uint8Array): FileType | { refused: JudgeRefusal } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (part: string) => buffer.includes(Buffer.from(part, "utf16le"));
  if (has("_VBA_PROJECT")) return { refused: "file_has_macros" };
  // What is no document may be an installer: they are folders of the same kind.
  return OLD_OFFICE.find(([part]) => has(part))?.[1] ?? { refused: "file_is_program" };
}

function judgeText(bytes: Uint8Array, name: string): FileType | { refused: JudgeRefusal } {
  const text = textOf(bytes);
  if (text === null) return { refused: "file_unknown" };
  const start = text.slice(0, 4_096);
  if (/<svg[\s>]/i.test(start) || /\.svgz?$/i.test(name)) return { refused: "file_is_svg" };
  if (/^\s*(<\?xml|<!doctype|<!--|<(html|head|body|script|iframe|meta|link|style)[\s>])/i.test(start))
    return { refused: "file_is_web_page" };
  if (/\.(x?html?|xml|mhtml|svg)$/i.test(name)) return { refused: "file_is_web_page" };
  if (/^#!/.test(start) || SCRIPTS.test(name)) return { refused: "file_is_program" };
  const type = TEXTS[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ""];
  if (!type) return { refused: "file_unknown" };
  return type;
}

const SCRIPTS =
  /\.(exe|bat|cmd|com|ps1|psm1|vbs?|vbe|js|mjs|cjs|jse|wsf|wsh|sh|bash|zsh|py|rb|pl|php|scr|hta|msi|jar|lnk|reg|url|desktop|command|applescript|scpt)$/i;

/** The text in these bytes (UTF-8, or UTF-16 with its mark), or null when they are none. */
function textOf(bytes: Uint8Array): string | null {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = utf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what text does not hold
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text;
  } catch {
    return latin1Text(bytes);
  }
}

/** Lists from older spreadsheets are written in Windows-1252. */
function latin1Text(bytes: Uint8Array): string | null {
  const text = new TextDecoder("windows-1252").decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what text does not hold
  return /[\u0000-\u0008\u000e-\u001f\u0081\u008d\u008f\u0090\u009d]/.test(text) ? null : text;
}
