import type { StageBar } from "./stage-chart.tsx";

/** The numbers behind the chart, for those who read tables better than bars. */
export const StageTable = ({ bars, caption }: { bars: StageBar[]; caption: string }) => (
  <details class="mt-2">
    <summary class="inline-flex min-h-11 items-center text-sm underline underline-offset-4">As a table</summary>
    <div class="max-w-xl overflow-x-auto">
      <table class="table">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col" class="number">
              People
            </th>
            <th scope="col" class="number">
              Standings
            </th>
            <th scope="col" class="number">
              Paused
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr>
              <th scope="row">
                <a href={bar.href}>{bar.label}</a>
              </th>
              <td class="number">{bar.count.toLocaleString("en-GB")}</td>
              <td class="number">{(bar.standings ?? bar.count).toLocaleString("en-GB")}</td>
              <td class="number">{(bar.paused ?? 0).toLocaleString("en-GB")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);
