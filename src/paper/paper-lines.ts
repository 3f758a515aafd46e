import { type Face, faces, type Run, runsOf } from "./faces.ts";

/** One line on paper: its pieces, how large, and how wide it gets. */
export type Line = { runs: readonly Run[]; size: number; width: number; spacing: number };
type Doc = PDFKit.PDFDocument;
type Fit = { size: number; smallest: number; width: number };

/** Makes all faces known to a document; only those that are used end up in it. */
export function bringFaces(doc: Doc): void {
  for (const { name, file } of faces()) doc.registerFont(name, file as unknown as ArrayBuffer);
}

/** A line of that size, smaller where it would be wider than `width`. */
export function lineOf(doc: Doc, runs: readonly Run[], size: number, width: number, spacing = 0): Line {
  const fitting = Math.min(size, (size * width) / widthOf(doc, runs, size, spacing));
  return { runs, size: fitting, width: widthOf(doc, runs, fitting, spacing), spacing };
}

/** One line if it fits, a little smaller if need be; else as many as it takes, broken between words. */
export function linesOf(doc: Doc, text: string, { size, smallest, width }: Fit): Line[] | null {
  const runs = runsOf(text);
  if (!runs) return null;
  const whole = lineOf(doc, runs, size, width);
  if (whole.size >= smallest) return [whole];
  const lines: Run[][] = [];
  let current = "";
  const close = () => current && lines.push(runsOf(current) as Run[]);
  for (const word of text.trim().split(/\s+/u)) {
    const longer = current ? `${current} ${word}` : word;
    if (current && widthOf(doc, runsOf(longer) as Run[], smallest) > width) {
      close();
      current = word;
    } else current = longer;
  }
  close();
  return lines.map((some) => lineOf(doc, some, smallest, width));
}

/** Draws lines around `centre`, the first one's top at `from`; answers with where the next thing may begin. */
export function drawLines(doc: Doc, lines: readonly Line[], centre: number, from: number, colour: string): number {
  return draw(doc, lines, (width) => centre - width / 2, from, colour);
}

/** The same with all lines beginning at `left`, or (with `right`) ending there. */
export function drawBeside(
  doc: Doc,
  lines: readonly Line[],
  { left = 0, right }: { left?: number; right?: number },
  from: number,
  colour: string,
): number {
  return draw(doc, lines, (width) => (right === undefined ? left : right - width), from, colour);
}

function draw(
  doc: Doc,
  lines: readonly Line[],
  beginOf: (width: number) => number,
  from: number,
  colour: string,
): number {
  let y = from;
  for (const { runs, size, width, spacing } of lines) {
    let x = beginOf(width);
    for (const { face, text } of runs) {
      look(doc, face, size).fillColor(colour);
      // From the baseline, so that two typefaces stand on the same line.
      doc.text(text, x, y + size, { lineBreak: false, characterSpacing: spacing, baseline: "alphabetic" });
      x += doc.widthOfString(text, { characterSpacing: spacing });
    }
    y += size * 1.3;
  }
  return y;
}

function widthOf(doc: Doc, runs: readonly Run[], size: number, spacing = 0): number {
  return runs.reduce((width, { face, text }) => {
    return width + look(doc, face, size).widthOfString(text, { characterSpacing: spacing });
  }, 0);
}

const look = (doc: Doc, { name }: Face, size: number) => doc.font(name).fontSize(size);
