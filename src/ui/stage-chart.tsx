import { scaleLinear } from "d3-scale";
import { Cairn } from "./cairn-mark.tsx";

export type StageBar = { label: string; count: number; href: string; standings?: number; paused?: number };

const HEIGHT = 140;

/** How many people at each stage: bars that are links, stones for an axis, and the table behind it. */
export const StageChart = ({
  bars,
  caption,
  definition,
}: {
  bars: StageBar[];
  caption: string;
  definition: string;
}) => {
  const height = scaleLinear([0, Math.max(1, ...bars.map((bar) => bar.count))], [0, HEIGHT - 24]);
  return (
    <figure>
      <figcaption class="sr-only">{caption}</figcaption>
      <ol class="path items-end">
        {bars.map((bar, index) => (
          <li class="min-w-0">
            <a
              class="plain group block rounded-xl text-center hover:bg-base-200"
              href={bar.href}
              title={explained(bar)}
            >
              <svg
                viewBox={`0 0 100 ${HEIGHT}`}
                class="mx-auto block h-36 w-full"
                preserveAspectRatio="xMidYMax meet"
                aria-hidden="true"
                focusable="false"
              >
                <rect
                  x="18"
                  width="64"
                  rx="6"
                  y={HEIGHT - Math.max(3, height(bar.count))}
                  height={Math.max(3, height(bar.count))}
                  fill="var(--moss)"
                />
                <text
                  x="50"
                  y={HEIGHT - Math.max(3, height(bar.count)) - 7}
                  text-anchor="middle"
                  font-size="20"
                  font-weight="700"
                  fill="var(--ink)"
                >
                  {bar.count.toLocaleString("en-GB")}
                </text>
              </svg>
              <span class="my-1 flex justify-center">
                <Cairn stones={Math.min(5, index + 1)} size={30} />
              </span>
              <span class="block text-xs sm:text-sm">
                {bar.label}
                <span class="sr-only">: {bar.count} people</span>
              </span>
            </a>
          </li>
        ))}
      </ol>
      <p class="quiet mt-3 text-sm">{definition}</p>
      <details class="mt-2">
        <summary class="text-sm">As a table</summary>
        <table class="table table-sm mt-2 w-auto">
          <thead>
            <tr>
              <th scope="col">Milestone</th>
              <th scope="col">People</th>
              <th scope="col">Standings</th>
              <th scope="col">Paused</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr>
                <th scope="row">{bar.label}</th>
                <td>{bar.count}</td>
                <td>{bar.standings ?? bar.count}</td>
                <td>{bar.paused ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
};

function explained(bar: StageBar): string {
  const paused = bar.paused ? `, ${bar.paused} of them paused` : "";
  return `${bar.count} people in ${bar.label}, with ${bar.standings ?? bar.count} standings${paused}`;
}
