import PDFDocument from "pdfkit";
import { PAPER } from "../../../paper/paper-colours.ts";
import { bringFaces } from "../../../paper/paper-lines.ts";
import { FINISHED } from "../../../ui/cairn-mark.tsx";
import { partsOf } from "../figures.ts";
import { aboutWords, dayWords, type ReportScene } from "../report-scene.ts";
import { drawCompared, drawFigures, drawReached, drawStories } from "./draw-parts.ts";
import { HEIGHT, MARGIN, ROOM, Sheet, WIDTH } from "./sheet.ts";

type Options = { now: Date; compress?: boolean };

/** The report on paper: the same numbers, with the same definitions beside them. */
export async function reportPdf(scene: ReportScene, { now, compress = true }: Options): Promise<Buffer> {
  const { program, organisation, report, compared, stories, formProps } = scene;
  const doc = new PDFDocument({
    size: [WIDTH, HEIGHT],
    margin: 0,
    lang: "en",
    displayTitle: true,
    tagged: true,
    pdfVersion: "1.7",
    bufferPages: true,
    compress,
    info: { Title: `${program.name}: report`, Author: organisation, Creator: "Cairn", CreationDate: now },
  });
  const bytes = collected(doc);
  bringFaces(doc);
  const sheet = new Sheet(doc);
  drawHead(sheet, scene);
  for (const part of partsOf(report)) {
    drawFigures(sheet, part);
    if (part.title === "Matching") drawReached(sheet, report.reached);
  }
  drawStories(sheet, stories);
  drawCompared(sheet, compared);
  drawFeet(sheet, `${program.name}, made on ${dayWords(formProps.today)} with Cairn`);
  doc.end();
  return bytes;
}

function drawHead(sheet: Sheet, scene: ReportScene): void {
  const { doc } = sheet;
  sheet.ornament(() => {
    doc.save();
    doc.translate(MARGIN - 6, sheet.y + 14).scale(0.62);
    doc.path(FINISHED.pole).lineWidth(2).lineCap("round").stroke(PAPER.edge);
    doc.path(FINISHED.flag).fill(PAPER.light);
    for (const stone of FINISHED.stones) doc.path(stone).fill(PAPER.stone);
    doc.restore();
  });
  const beside = { left: MARGIN + 50, width: ROOM - 50 };
  if (scene.organisation) {
    sheet.piece("P", () => {
      sheet.y = sheet.write(scene.organisation, sheet.y, { size: 10, colour: PAPER.quiet, ...beside });
    });
  }
  sheet.piece("H1", () => {
    sheet.y = sheet.write(scene.program.name, sheet.y, { size: 25, ...beside });
  });
  sheet.piece("P", () => {
    sheet.y = sheet.write(aboutWords(scene), sheet.y + 2, { size: 11, colour: PAPER.quiet, ...beside });
  });
  sheet.gap(12);
  sheet.ornament(() => {
    doc
      .moveTo(MARGIN, sheet.y)
      .lineTo(MARGIN + ROOM, sheet.y)
      .lineWidth(0.8)
      .stroke(PAPER.line);
  });
}

/** What the sheets are, and which one of how many: known when all are drawn. */
function drawFeet(sheet: Sheet, words: string): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    sheet.doc.switchToPage(page);
    sheet.ornament(() => {
      const y = HEIGHT - MARGIN;
      const look = { size: 8, colour: PAPER.quiet };
      sheet.write(words, y, { ...look, width: ROOM - 80 });
      sheet.write(`${page - start + 1} of ${count}`, y, { ...look, left: MARGIN + ROOM - 70, width: 70, right: true });
    });
  }
}

function collected(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}
