import { printable } from "../../../paper/faces.ts";
import { PAPER } from "../../../paper/paper-colours.ts";
import { drawBeside, type Line, linesOf } from "../../../paper/paper-lines.ts";

/** A4 standing, in points, with a margin all around and the foot's line in the lower one. */
export const WIDTH = 595.28;
export const HEIGHT = 841.89;
export const MARGIN = 56;
export const ROOM = WIDTH - 2 * MARGIN;
const BOTTOM = HEIGHT - MARGIN - 18;

type Doc = PDFKit.PDFDocument;
type Look = { size: number; colour?: string; left?: number; width?: number; right?: boolean };

/** A document that is written from top to bottom: what does not fit any more begins a new page. */
export class Sheet {
  /** Where the next thing begins. */
  y = MARGIN;

  readonly doc: Doc;

  constructor(doc: Doc) {
    this.doc = doc;
  }

  /** Makes sure that so much room is left, on a new page if need be. */
  room(height: number): void {
    if (this.y + height <= BOTTOM) return;
    this.doc.addPage();
    this.y = MARGIN;
  }

  gap(height: number): void {
    this.y += height;
  }

  /** Draws something that belongs together, with its meaning for those who have it read to them. */
  piece(tag: "H1" | "H2" | "P" | "BlockQuote", draw: () => void): void {
    this.doc.addStructure(this.doc.struct(tag, {}, draw));
  }

  /** Draws what is only to look at. */
  ornament(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }

  /** A text as lines that fit; letters that no typeface has are left out. */
  lines(text: string, size: number, width = ROOM): Line[] {
    const shown = printable(text) || "–";
    return linesOf(this.doc, shown, { size, smallest: size, width }) ?? [];
  }

  heightOf(text: string, size: number, width = ROOM): number {
    return this.lines(text, size, width).reduce((height, line) => height + line.size * 1.3, 0);
  }

  /** Draws a text from `y` on and answers with where it ends. */
  write(text: string, y: number, { size, colour = PAPER.ink, left = MARGIN, width = ROOM, right }: Look): number {
    const lines = this.lines(text, size, width);
    return drawBeside(this.doc, lines, right ? { right: left + width } : { left }, y, colour);
  }

  /** A text of its own, however long: each line may begin a new page. */
  paragraph(tag: "P" | "BlockQuote", text: string, look: Look): void {
    for (const line of this.lines(text, look.size, look.width)) {
      this.room(line.size * 1.3);
      const words = line.runs.map((run) => run.text).join("");
      this.piece(tag, () => {
        this.y = this.write(words, this.y, look);
      });
    }
  }

  /** The title of a part, together with the beginning of what follows it. */
  title(text: string, following: number): void {
    this.gap(14);
    this.room(26 + following);
    this.piece("H2", () => {
      this.y = this.write(text, this.y, { size: 15 }) + 6;
    });
  }

  /** A bar that fills `share` of its width. */
  bar(left: number, y: number, width: number, share: number, height = 8): void {
    this.ornament(() => {
      this.doc.roundedRect(left, y, width, height, 2.5).fill(PAPER.line);
      if (share > 0)
        this.doc.roundedRect(left, y, Math.max(3, width * Math.min(1, share)), height, 2.5).fill(PAPER.stone);
    });
  }
}
