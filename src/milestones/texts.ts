import { withRoom } from "./rows.ts";

const UUID = 255;
const WIDE = 254;
const HYPHEN = 45;
const HEX = Array.from({ length: 256 }, (_, byte) => (byte | 256).toString(16).slice(1));

/**
 * Texts kept as bytes, one after the other, and known by where they begin. They are the ids of activities and meetings: there
 * are millions, hardly ever read. A UUID takes 17 bytes, another id its length and one more; a moment before it takes 8. Up
 * to 2 GB in all.
 */
export class Texts {
  #bytes = new Uint8Array(64);
  #end = 1;
  /** A moment, and its bytes. */
  readonly #moment = new Float64Array(1);
  readonly #momentBytes = new Uint8Array(this.#moment.buffer);

  add(text: string): number {
    const from = this.#end;
    this.#bytes = withRoom(this.#bytes, from + 5 + 2 * text.length);
    if (!this.#addUuid(text) && !this.#addBytes(text)) this.#addWide(text);
    return from;
  }

  /** A text with a moment. */
  addAt(moment: number, text: string): number {
    this.#bytes = withRoom(this.#bytes, this.#end + 8);
    this.#moment[0] = moment;
    for (let i = 0; i < 8; i++) this.#bytes[this.#end++] = this.#momentBytes[i] as number;
    return this.add(text);
  }

  moment(from: number): number {
    for (let i = 0; i < 8; i++) this.#momentBytes[i] = this.#bytes[from - 8 + i] as number;
    return this.#moment[0] as number;
  }

  /** Forgets the text that was added last. */
  drop(from: number): void {
    this.#end = from;
  }

  /** The same text again keeps its place. */
  keep(before: number, text: string): number {
    const added = this.add(text);
    if (before === 0 || !this.same(before, added)) return added;
    this.drop(added);
    return before;
  }

  /** The same text with the same moment again keeps its place. */
  keepAt(before: number, moment: number, text: string): number {
    const added = this.addAt(moment, text);
    if (before === 0 || !this.same(before, added) || this.moment(before) !== moment) return added;
    this.drop(added - 8);
    return before;
  }

  /** Are two texts the same? Each is written in one way only, so that their bytes tell. */
  same(a: number, b: number): boolean {
    const bytes = this.#bytes;
    if (bytes[a] !== bytes[b]) return false;
    // From the end: ids that were made one after the other begin the same.
    for (let i = this.#sizeOf(a) - 1; i > 0; i--) if (bytes[a + i] !== bytes[b + i]) return false;
    return true;
  }

  read(from: number): string {
    const bytes = this.#bytes;
    const end = from + this.#sizeOf(from);
    const head = bytes[from] as number;
    if (head === UUID) return readUuid(bytes, from + 1);
    let text = "";
    if (head < WIDE) {
      for (let at = from + 1; at < end; at++) text += String.fromCharCode(bytes[at] as number);
      return text;
    }
    for (let at = from + 5; at < end; at += 2) {
      text += String.fromCharCode(((bytes[at] as number) << 8) | (bytes[at + 1] as number));
    }
    return text;
  }

  #sizeOf(from: number): number {
    const head = this.#bytes[from] as number;
    if (head < WIDE) return 1 + head;
    return head === UUID ? 17 : 5 + 2 * new DataView(this.#bytes.buffer).getUint32(from + 1);
  }

  #addUuid(text: string): boolean {
    if (text.length !== 36) return false;
    const bytes = this.#bytes;
    let at = this.#end + 1;
    for (let i = 0; i < 36; ) {
      if (i === 8 || i === 13 || i === 18 || i === 23) {
        if (text.charCodeAt(i++) !== HYPHEN) return false;
        continue;
      }
      const high = digit(text.charCodeAt(i++));
      const low = digit(text.charCodeAt(i++));
      if (high < 0 || low < 0) return false;
      bytes[at++] = (high << 4) | low;
    }
    bytes[this.#end] = UUID;
    this.#end = at;
    return true;
  }

  #addBytes(text: string): boolean {
    const { length } = text;
    if (length >= WIDE) return false;
    const bytes = this.#bytes;
    const from = this.#end + 1;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > 255) return false;
      bytes[from + i] = code;
    }
    bytes[this.#end] = length;
    this.#end = from + length;
    return true;
  }

  #addWide(text: string): void {
    const bytes = this.#bytes;
    bytes[this.#end] = WIDE;
    new DataView(bytes.buffer).setUint32(this.#end + 1, text.length);
    let at = this.#end + 5;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      bytes[at++] = code >>> 8;
      bytes[at++] = code;
    }
    this.#end = at;
  }
}

/** The value of a small hexadecimal digit, or -1: a UUID in capitals is kept as it is. */
function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}

function readUuid(bytes: Uint8Array, from: number): string {
  let text = "";
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += "-";
    text += HEX[bytes[from + i] as number] as string;
  }
  return text;
}
