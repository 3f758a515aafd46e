import { scaleLinear } from "d3-scale";
import { Legend } from "./share-bars.tsx";

/** One month: its parts from the bottom to the top, what stands above it, and the same in words. */
export type MonthColumn = { month: string; parts: number[]; shown: string; words: string; href: string };

type Props = {
  caption: string;
  columns: MonthColumn[];
  /** Names of the parts; one alone needs none. */
  series?: string[];
  /** The end of the scale; left out: the tallest column. */
  most?: number;
};

const LOOKS = ["bar", "bar-paused", "stone-plain"];
/** The tallest column, in pixels; the number stands above it. */
const TALLEST = 88;

/** How something went, month by month: columns of up to three parts, each leading to how things stood then. */
export const MonthChart = ({ caption, columns, series = [], most }: Props) => {
  const total = ({ parts }: MonthColumn) => parts.reduce((sum, part) => sum + part, 0);
  const height = scaleLinear([0, most ?? Math.max(1, ...columns.map(total))], [0, TALLEST]);
  return (
    <figure>
      <figcaption class="sr-only">{caption}</figcaption>
      <ol class="chart items-end">
        {columns.map((column) => (
          <li class="min-w-0">
            <a
              class="plain block rounded-box text-center text-xs hover:bg-base-200"
              href={column.href}
              title={column.words}
            >
              <span class="sr-only">{column.words}</span>
              <span class="tabular-nums" aria-hidden="true">
                {column.shown}
              </span>
              <Parts heights={column.parts.map((part) => height(part))} />
              <span class="quiet block pt-1" aria-hidden="true">
                {shortMonth(column.month)}
              </span>
            </a>
          </li>
        ))}
      </ol>
      {series.length > 1 ? <Legend names={series} looks={LOOKS} /> : null}
    </figure>
  );
};

const Parts = ({ heights }: { heights: number[] }) => {
  const whole = heights.reduce((sum, height) => sum + height, 0);
  let top = whole;
  return (
    <svg
      class="w-full"
      viewBox={`0 0 40 ${whole + 1}`}
      height={Math.round(whole) + 1}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {heights.map((height, index) => {
        top -= height;
        return height === 0 ? null : (
          <rect x="6" y={top} width="28" height={height} class={LOOKS[index]} vector-effect="non-scaling-stroke" />
        );
      })}
      <rect y={whole} width="40" height="1" class="bar-none" />
    </svg>
  );
};

/** "2026-03" as "Mar". */
function shortMonth(month: string): string {
  const date = new Date(`${month}-15T00:00:00Z`);
  return new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" }).format(date);
}

export const longMonth = (month: string) =>
  new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-15T00:00:00Z`),
  );
