export type Encoding = "UTF-8" | "UTF-16" | "Windows-1252";
export type NotText = "excel" | "spreadsheet" | "pdf" | "picture" | "packed" | "binary";

/**
 * Bytes as text. A byte order mark decides; without one, UTF-16 shows by its zero bytes, what is valid UTF-8 is UTF-8,
 * and the rest is Windows-1252, which Excel writes in Western Europe. A UTF-8 file with a few damaged letters stays
 * UTF-8: these become U+FFFD. Never throws: for a file that holds no text it says what it looks like instead.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | { notText: NotText } {
  const packed = signatureOf(bytes);
  if (packed) return { notText: packed };
  const decoded = decode(bytes);
  return isText(decoded.text) ? decoded : { notText: "binary" };
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (startsWith(bytes, "\xef\xbb\xbf")) return utf8(bytes);
  const wide = wideOf(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: "UTF-16" };
  const lenient = utf8(bytes);
  const broken = count(lenient.text, /\ufffd/g);
  if (broken === 0 || count(lenient.text, /[\u0080-\ufffc]/g) > 2 * broken) return lenient;
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "Windows-1252" };
}

function utf8(bytes: Uint8Array): { text: string; encoding: Encoding } {
  return { text: new TextDecoder().decode(bytes), encoding: "UTF-8" };
}

/** Which byte order, when these are two bytes for each letter: in most writing every second byte is then zero. */
function wideOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (startsWith(bytes, "\xff\xfe")) return "utf-16le";
  if (startsWith(bytes, "\xfe\xff")) return "utf-16be";
  const zeros = [0, 0] as [number, number];
  const looked = Math.min(bytes.length, 2_000);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[(at % 2) as 0 | 1]++;
  const [even, odd] = zeros;
  if (odd > looked * 0.3 && even < looked * 0.02) return "utf-16le";
  if (even > looked * 0.3 && odd < looked * 0.02) return "utf-16be";
  return null;
}

/** A letter that cannot be printed may slip into a text; where they are many, it is none. */
function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we look for
  return count(text, /[\u0000-\u0008\u000e-\u001f]/g) <= text.length / 50;
}

function signatureOf(bytes: Uint8Array): NotText | null {
  if (startsWith(bytes, "PK\x03\x04")) return zipOf(bytes);
  if (startsWith(bytes, "\xd0\xcf\x11\xe0")) return "excel";
  if (startsWith(bytes, "%PDF-")) return "pdf";
  if (["\x89PNG", "GIF8", "\xff\xd8\xff"].some((start) => startsWith(bytes, start))) return "picture";
  return ["\x1f\x8b", "7z\xbc\xaf", "Rar!"].some((start) => startsWith(bytes, start)) ? "packed" : null;
}

function zipOf(bytes: Uint8Array): NotText {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (names.includes("xl/")) return "excel";
  return names.includes("opendocument.spreadsheet") || names.includes(".iwa") ? "spreadsheet" : "packed";
}

const startsWith = (bytes: Uint8Array, start: string) =>
  bytes.length >= start.length && [...start].every((letter, at) => bytes[at] === letter.charCodeAt(0));

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;
