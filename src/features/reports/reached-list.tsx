import { Cairn } from "../../ui/cairn-mark.tsx";
import { daysWords, say } from "./figures.ts";
import type { Reached } from "./read-reached.ts";

/** How many people reached each milestone: a bar, the number, and how long it took. */
export const ReachedList = ({ reached }: { reached: Reached[] }) => {
  const most = Math.max(1, ...reached.map((one) => one.people));
  return (
    <div class="overflow-x-auto">
      <table class="table">
        <caption class="sr-only">How many people reached each milestone, and the median days since they joined</caption>
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col" class="number">
              People
            </th>
            <th scope="col" class="number">
              Median time
            </th>
          </tr>
        </thead>
        <tbody>
          {reached.map((one, index) => (
            <tr>
              <th scope="row">
                <span class="flex items-center gap-3">
                  <span class="max-sm:hidden">
                    <Cairn stones={Math.min(5, index + 2)} of={5} size={28} as="done" />
                  </span>
                  {one.name}
                </span>
              </th>
              <td class="number sm:w-1/2">
                <span class="flex items-center justify-end gap-4">
                  <span class="flex-1 max-sm:hidden">
                    <Bar share={one.people / most} />
                  </span>
                  <span class="min-w-8">{say(one.people)}</span>
                </span>
              </td>
              <td class="number whitespace-nowrap">{daysWords(one.medianDays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** A bar that fills so much of its room; the number stands beside it. */
export const Bar = ({ share }: { share: number }) => (
  <svg class="block" width="100%" height="14" aria-hidden="true" focusable="false">
    <rect width="100%" height="14" rx="4" class="bar-none" />
    {share > 0 ? <rect width={`${(100 * Math.min(1, share)).toFixed(2)}%`} height="14" rx="4" class="bar" /> : null}
  </svg>
);
