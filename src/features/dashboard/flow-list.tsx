import type { Passage } from "../../insights/flow.ts";
import type { Links } from "./view.ts";

type Props = { links: Links; passages: Passage[]; days: number };
/** The widest bar, in its own units. */
const WIDE = 100;

/** Who moved on: a bar for each passage from one milestone to the next, with how long people had been there. */
export const FlowList = ({ links, passages, days }: Props) => {
  const most = Math.max(1, ...passages.map((one) => one.people));
  const other = days === 30 ? 90 : 30;
  return (
    <section class="mb-10" aria-labelledby="flow">
      <div class="mb-3 flex flex-wrap items-baseline gap-x-4">
        <h2 class="section-title mb-0" id="flow">
          Moved on in the last {days} days
        </h2>
        <a class="text-sm" href={`${links.self({ days: other === 90 ? "90" : "" })}#flow`}>
          {other} days
        </a>
      </div>
      {passages.length === 0 ? (
        <p class="quiet">Nobody passed from one milestone to the next in this time.</p>
      ) : (
        <div class="table-wrap max-w-3xl">
          <table class="table">
            <caption class="sr-only">How many people moved from which milestone to which</caption>
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col" class="w-1/3">
                  People
                </th>
                <th scope="col" class="number">
                  Median days before
                </th>
              </tr>
            </thead>
            <tbody>
              {passages.map((one) => (
                <tr>
                  <th scope="row">{one.from}</th>
                  <td data-label="To">{one.to}</td>
                  <td data-label="People">
                    <span class="flex items-center gap-2">
                      <svg
                        class="min-w-0 flex-1"
                        viewBox={`0 0 ${WIDE} 10`}
                        height="12"
                        preserveAspectRatio="none"
                        aria-hidden="true"
                      >
                        <rect class="bar" width={Math.max(1, (WIDE * one.people) / most)} height="10" rx="1" />
                      </svg>
                      <span class="w-8 text-right tabular-nums">{one.people}</span>
                    </span>
                  </td>
                  <td class="number" data-label="Median days before">
                    {one.medianDays === null ? "–" : one.medianDays.toFixed(one.medianDays < 10 ? 1 : 0)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="quiet mt-2 max-w-[68ch] text-sm">
        Different people, by the day on which they reached the next milestone. Somebody who passed several counts for
        each.
      </p>
    </section>
  );
};
