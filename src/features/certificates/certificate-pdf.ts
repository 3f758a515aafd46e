import PDFDocument from "pdfkit";
import { runsOf } from "../../paper/faces.ts";
import { PAPER } from "../../paper/paper-colours.ts";
import { bringFaces, drawLines, type Line, lineOf, linesOf } from "../../paper/paper-lines.ts";
import { FINISHED } from "../../ui/cairn-mark.tsx";
import { certificatePath } from "./addresses.ts";
import { dateWords, deedWords, factWords, titleWords } from "./certificate-words.ts";
import type { Certificate } from "./read-certificates.ts";

/** A4 lying down, in points. */
const WIDTH = 841.89;
const HEIGHT = 595.28;
const CENTRE = WIDTH / 2;

type Doc = PDFKit.PDFDocument;
type Paper = { baseUrl: string; compress?: boolean };

/** The certificate on paper; null when our typefaces lack a letter of it. */
export async function certificatePdf(one: Certificate, { baseUrl, compress = true }: Paper): Promise<Buffer | null> {
  const doc = newDocument(one, compress);
  const bytes = collected(doc);
  const name = linesOf(doc, one.name, { size: 46, smallest: 24, width: 660 });
  const deed = linesOf(doc, deedWords(one), { size: 18, smallest: 18, width: 560 });
  if (name && deed) {
    drawFrame(doc);
    drawCairn(doc, 66, 1.3);
    drawLines(doc, words(doc, "CERTIFICATE", 12, 4), CENTRE, 220, PAPER.quiet);
    const belowName = drawLines(doc, name, CENTRE, 250, PAPER.ink);
    const belowDeed = drawLines(doc, deed, CENTRE, belowName + 12, PAPER.ink);
    drawLines(doc, words(doc, factWords(one).join("  ·  "), 13), CENTRE, belowDeed + 14, PAPER.quiet);
    drawFoot(doc, one, `${baseUrl}${certificatePath(one.certificate_id)}`);
  }
  doc.end();
  const file = await bytes;
  return name && deed ? file : null;
}

function newDocument(one: Certificate, compress: boolean): Doc {
  const doc = new PDFDocument({
    size: [WIDTH, HEIGHT],
    margin: 0,
    lang: "en",
    displayTitle: true,
    compress,
    info: {
      Title: `${titleWords(one)}: ${one.name}`,
      Author: one.organisation_name,
      Creator: "Cairn",
      CreationDate: one.taken_at,
    },
  });
  bringFaces(doc);
  return doc;
}

function collected(doc: Doc): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}

/** Words of our own, in one line. */
function words(doc: Doc, text: string, size: number, spacing = 0): Line[] {
  const runs = runsOf(text);
  return runs ? [lineOf(doc, runs, size, 700, spacing)] : [];
}

function drawFrame(doc: Doc): void {
  doc
    .rect(26, 26, WIDTH - 52, HEIGHT - 52)
    .lineWidth(1.6)
    .stroke(PAPER.stone);
  doc
    .rect(33, 33, WIDTH - 66, HEIGHT - 66)
    .lineWidth(0.6)
    .stroke(PAPER.edge);
}

/** The mark, in the outlines that the pages draw it with. */
function drawCairn(doc: Doc, top: number, scale: number): void {
  doc.save();
  doc.translate(CENTRE - 32 * scale, top + 24 * scale).scale(scale);
  doc.path(FINISHED.pole).lineWidth(2).lineCap("round").stroke(PAPER.edge);
  doc.path(FINISHED.flag).fill(PAPER.light);
  for (const stone of FINISHED.stones) doc.path(stone).fill(PAPER.stone);
  doc.restore();
}

function drawFoot(doc: Doc, one: Certificate, address: string): void {
  const y = HEIGHT - 98;
  doc
    .moveTo(CENTRE - 40, y - 14)
    .lineTo(CENTRE + 40, y - 14)
    .lineWidth(0.8)
    .stroke(PAPER.edge);
  const given = `Given on ${dateWords(one.taken_at, one.timezone)}. Anybody can check that it is true:`;
  drawLines(doc, words(doc, given, 11), CENTRE, y, PAPER.quiet);
  const line = words(doc, address, 11);
  drawLines(doc, line, CENTRE, y + 17, PAPER.ink);
  const width = line[0]?.width ?? 0;
  doc.link(CENTRE - width / 2, y + 16, width, 16, address);
}
