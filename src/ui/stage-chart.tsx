import { scaleLinear } from "d3-scale";
import { Cairn } from "./cairn-mark.tsx";
import { StageTable } from "./stage-table.tsx";

export type StageBar = {
  label: string;
  count: number;
  href: string;
  standings?: number;
  paused?: number;
  /** Of the standings: in a loop as mentor or mentee, or without one. Half of the people have been there for `medianDays` or longer. */
  split?: { mentors: number; mentees: number; unmatched: number; medianDays: number | null };
};
type ChartProps = { bars: StageBar[]; caption: string; definition: string };

/** The tallest bar, in pixels; the number stands above it. */
const TALLEST = 156;

/** How many people at each stage: bars that are links, stones for an axis, and the table behind it. */
export const StageChart = ({ bars, caption, definition }: ChartProps) => {
  const height = scaleLinear([0, Math.max(1, ...bars.map((bar) => bar.count))], [0, TALLEST]);
  const anyPaused = bars.some((bar) => bar.paused);
  return (
    <figure>
      <figcaption class="sr-only">{caption}</figcaption>
      <div class="relative">
        <ol class={`chart ${bars.length > 5 ? "chart-long" : ""}`}>
          {bars.map((bar, index) => (
            <li>
              <Bar
                bar={bar}
                tip={`milestone-${index + 1}`}
                height={Math.round(height(bar.count))}
                paused={Math.round(height(Math.min(bar.paused ?? 0, bar.count)))}
                stones={Math.max(1, Math.ceil(((index + 1) * 5) / Math.max(5, bars.length)))}
              />
            </li>
          ))}
        </ol>
        <p class="quiet mt-4 min-h-11 max-w-[68ch] text-sm">
          {definition}
          {anyPaused ? " The outlined part is paused." : ""}
        </p>
      </div>
      <StageTable bars={bars} caption={caption} />
    </figure>
  );
};

type BarProps = { bar: StageBar; tip: string; height: number; paused: number; stones: number };

const Bar = ({ bar, tip, height, paused, stones }: BarProps) => (
  <a
    class="plain chart-bar"
    href={bar.href}
    aria-describedby={bar.split ? tip : undefined}
    title={bar.split ? undefined : inWords(bar)}
  >
    <span class="chart-tower">
      <span class={`heading text-lg tabular-nums sm:text-2xl ${bar.count === 0 ? "quiet" : ""}`}>
        {bar.count.toLocaleString("en-GB")}
      </span>
      <Tower height={height} paused={paused} />
    </span>
    <span class="flex flex-col items-center gap-1.5 pt-2">
      <Cairn stones={stones} of={5} size={28} as="done" />
      <span class="path-name block text-xs leading-tight sm:text-sm">{bar.label}</span>
      <span class="sr-only">{bar.count === 1 ? "person" : "people"}</span>
    </span>
    {bar.split ? (
      <span class="chart-tip" id={tip} aria-hidden="true">
        {inDetail(bar, bar.split)}
      </span>
    ) : null}
  </a>
);

/** The bar itself; its upper, pale part stands for those who are paused. */
const Tower = ({ height, paused }: { height: number; paused: number }) =>
  height === 0 ? null : (
    <svg height={height} width="72" aria-hidden="true" focusable="false">
      <rect width="100%" height={height + 8} rx="7" class="bar" />
      {paused > 2 ? <rect x="1" y="1" width="97%" height={paused} rx="6" class="bar-paused" /> : null}
    </svg>
  );

function inWords(bar: StageBar): string {
  const people = bar.count === 1 ? "1 person" : `${bar.count.toLocaleString("en-GB")} people`;
  const standings = bar.standings ?? bar.count;
  const loops = standings === bar.count ? "" : `, ${standings.toLocaleString("en-GB")} standings`;
  return `${people} in ${bar.label}${loops}${bar.paused ? `, ${bar.paused} of them paused` : ""}`;
}

/** What a bar does not show. It stands below the chart while the pointer or the focus is at the bar. */
function inDetail(bar: StageBar, { mentors, mentees, unmatched, medianDays }: NonNullable<StageBar["split"]>): string {
  const loops = [
    ...(mentors > 0 ? [`${mentors.toLocaleString("en-GB")} as mentor`] : []),
    ...(mentees > 0 ? [`${mentees.toLocaleString("en-GB")} as mentee`] : []),
    ...(unmatched > 0 ? [`${unmatched.toLocaleString("en-GB")} without a loop`] : []),
  ];
  const days =
    medianDays === null
      ? ""
      : ` Half of them have been here for ${medianDays === 1 ? "1 day" : `${medianDays} days`} or longer.`;
  return `${inWords(bar)}: ${loops.join(", ") || "nobody"}.${days}`;
}
