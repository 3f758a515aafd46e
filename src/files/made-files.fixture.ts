import { crc32 } from "node:zlib";

/** For tests: small files of many kinds, as they begin and as far as their kind can be told. */
export const bytesOf = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))));

/** A ZIP archive with these files, not compressed. */
export function zip(files: Record<string, string>): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, body] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(body.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, path, body]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), common, place, path]));
    bodies.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, directory, Buffer.from("PK\u0005\u0006"), end]);
}

const contentType = (main: string) => ({
  "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x.xml" ContentType="${main}"/></Types>`,
});
const OFFICE = "application/vnd.openxmlformats-officedocument";
export const docx = () =>
  zip({ ...contentType(`${OFFICE}.wordprocessingml.document.main+xml`), "word/document.xml": "<w/>" });
export const docm = () =>
  zip({ ...contentType("application/vnd.ms-word.document.macroEnabled.main+xml"), "word/document.xml": "<w/>" });
export const odt = () => zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<o/>" });

/** An old Office file: the mark of its kind of folder, and the names of its parts. */
export const oldOffice = (...parts: string[]) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    ...parts.map((part) => Buffer.from(part, "utf16le")),
    Buffer.alloc(512),
  ]);

export const pdf = () => Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
export const exe = () => bytesOf("MZ", [0x90, 0, 3, 0], "\0".repeat(64), "This program cannot be run in DOS mode.");
export const mp3 = () => bytesOf("ID3", [4, 0, 0, 0, 0, 0, 0], [0xff, 0xfb, 0x90, 0x64], "\0".repeat(500));
export const mp4 = () => bytesOf([0, 0, 0, 24], "ftypmp42", [0, 0, 0, 0], "mp42isom", "\0".repeat(64));
export const svg = () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
