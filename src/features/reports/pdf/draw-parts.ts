import { PAPER } from "../../../paper/paper-colours.ts";
import type { Compared } from "../compare-cohorts.ts";
import { COMPARED_DEFINITION, daysWords, REACHED_DEFINITION, type ReportPart, say, share } from "../figures.ts";
import type { Reached } from "../read-reached.ts";
import type { ToldStory } from "../read-voices.ts";
import { MARGIN, ROOM, type Sheet } from "./sheet.ts";

const COLUMNS = 3;
const BETWEEN = 18;
const COLUMN = (ROOM - (COLUMNS - 1) * BETWEEN) / COLUMNS;
const SMALL = 8;

/** The numbers of a part, three beside each other, each with what it counts. */
export function drawFigures(sheet: Sheet, { title, figures }: ReportPart): void {
  sheet.title(title, 80);
  for (let from = 0; from < figures.length; from += COLUMNS) {
    const row = figures.slice(from, from + COLUMNS);
    const height = Math.max(...row.map((one) => 44 + sheet.heightOf(one.definition, SMALL, COLUMN)));
    sheet.room(height);
    for (const [index, { label, value, definition }] of row.entries()) {
      const at = { left: MARGIN + index * (COLUMN + BETWEEN), width: COLUMN };
      sheet.piece("P", () => {
        const below = sheet.write(label, sheet.y, { size: 9.5, ...at });
        const under = sheet.write(value, below + 1, { size: 20, colour: PAPER.stone, ...at });
        sheet.write(definition, under + 1, { size: SMALL, colour: PAPER.quiet, ...at });
      });
    }
    sheet.gap(height + 4);
  }
}

/** How many reached each milestone, and after how many days. */
export function drawReached(sheet: Sheet, reached: Reached[]): void {
  sheet.title("Milestones reached", 60);
  const most = Math.max(1, ...reached.map((one) => one.people));
  for (const one of reached) {
    sheet.room(20);
    sheet.piece("P", () => {
      sheet.write(one.name, sheet.y, { size: 10, width: 130 });
      sheet.write(say(one.people), sheet.y, { size: 10, left: MARGIN + 130, width: 40, right: true });
      sheet.write(daysWords(one.medianDays), sheet.y, { size: 10, left: MARGIN + ROOM - 70, width: 70, right: true });
    });
    sheet.bar(MARGIN + 184, sheet.y + 4, ROOM - 184 - 84, one.people / most);
    sheet.gap(20);
  }
  definition(sheet, REACHED_DEFINITION);
}

/** What people chose to show, in their own words. */
export function drawStories(sheet: Sheet, stories: ToldStory[]): void {
  if (stories.length === 0) return;
  sheet.title("In their words", 50);
  for (const { name, body } of stories) {
    for (const part of body.split(/\n+/)) sheet.paragraph("BlockQuote", part, { size: 11 });
    sheet.paragraph("P", name, { size: 9, colour: PAPER.quiet });
    sheet.gap(8);
  }
}

/** The cohorts side by side: how far they came, and what they did. */
export function drawCompared(sheet: Sheet, compared: Compared[]): void {
  const stages = compared[0]?.report.reached ?? [];
  if (stages.length === 0) return;
  sheet.title("Cohorts side by side", 60);
  const half = (ROOM - 24) / 2;
  const height = 18 + compared.length * 14 + 6;
  for (let from = 0; from < stages.length; from += 2) {
    sheet.room(height);
    for (const [index, stage] of stages.slice(from, from + 2).entries()) {
      const left = MARGIN + index * (half + 24);
      sheet.piece("P", () => void sheet.write(stage.name, sheet.y, { size: 9.5, left, width: half }));
      for (const [line, { cohort, report }] of compared.entries()) {
        const y = sheet.y + 16 + line * 14;
        const ever = report.reached[from + index]?.ever ?? 0;
        sheet.piece("P", () => {
          sheet.write(oneLine(sheet, cohort.name, 84), y, { size: SMALL, left, width: 84 });
          const at = { left: left + half - 32, width: 32 };
          sheet.write(share(ever, report.people.came), y, { size: SMALL, right: true, ...at });
        });
        sheet.bar(left + 90, y + 2, half - 90 - 38, report.people.came === 0 ? 0 : ever / report.people.came, 7);
      }
    }
    sheet.gap(height);
  }
  definition(sheet, COMPARED_DEFINITION);
  for (const { cohort, report } of compared) {
    const { people, deeds, voices } = report;
    const facts = [
      `${say(people.came)} joined`,
      `match rate ${share(people.inALoop, people.here)}`,
      `${say(deeds.meetings)} meetings held`,
      `${say(deeds.goalsCompleted)} goals completed`,
      voices ? `score ${voices.score.toFixed(1)}` : "score not shown",
    ];
    sheet.paragraph("P", `${cohort.name}: ${facts.join(", ")}.`, { size: 9.5 });
  }
}

function definition(sheet: Sheet, words: string): void {
  sheet.gap(2);
  sheet.paragraph("P", words, { size: SMALL, colour: PAPER.quiet });
  sheet.gap(6);
}

/** A name as it fits into one line. */
function oneLine(sheet: Sheet, text: string, width: number): string {
  let shown = text;
  while (shown.length > 1 && sheet.lines(shown === text ? shown : `${shown}…`, SMALL, width).length > 1) {
    shown = shown.slice(0, -1);
  }
  return shown === text ? shown : `${shown}…`;
}
