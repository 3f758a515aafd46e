import type { Highlight, Highlights } from "../../../insights/highlights.ts";
import { longMonth, MonthChart } from "../../../ui/month-chart.tsx";
import { Stat, Stats } from "../../../ui/stat.tsx";
import { TableBehind } from "../../../ui/table-behind.tsx";
import { When } from "../../../ui/time.tsx";
import type { Links } from "../view.ts";
import { Area, Ways } from "./area.tsx";
import { short } from "./participants-area.tsx";

type Props = { links: Links; today: string; zone: string; highlights: Highlights };

/** What went well: kudos, stories, and ways walked to their end. Never what was written. */
export const HighlightsArea = ({ links, today, zone, highlights: { months, latest } }: Props) => {
  const sum = (what: "kudos" | "stories" | "completions") => months.reduce((all, month) => all + month[what], 0);
  const [kudos, stories, completions] = [sum("kudos"), sum("stories"), sum("completions")];
  return (
    <Area
      id="highlights"
      title="Highlights"
      definition="Of the last 12 months. Kudos count for those who got them. Named are those who show it to the whole program, and who reached the end."
    >
      {kudos + stories + completions === 0 ? (
        <p>Nothing to celebrate yet. Kudos and stories come from the loops, often after a few meetings.</p>
      ) : (
        <>
          <Stats>
            <Stat label="Kudos" value={kudos} href={`${links.base}/highlights`} />
            <Stat label="Stories" value={stories} href={`${links.base}/highlights`} />
            <Stat label="Completed" value={completions} href={links.people({ insight: "completed" })} />
          </Stats>
          <div>
            <MonthChart
              caption="Kudos, stories and completions of each month"
              series={["Kudos", "Stories", "Completed"]}
              columns={months.map((one) => ({
                month: one.month,
                parts: [one.kudos, one.stories, one.completions],
                shown: short(one.kudos + one.stories + one.completions),
                words: `${longMonth(one.month)}: ${one.kudos} kudos, ${one.stories} stories, ${one.completions} completed`,
                href: links.month(one.month, today),
              }))}
            />
            <TableBehind
              caption="Kudos, stories and completions of each month"
              head={["Month", "Kudos", "Stories", "Completed"]}
              rows={months.map((one) => [
                <a href={links.month(one.month, today)}>{longMonth(one.month)}</a>,
                one.kudos,
                one.stories,
                one.completions,
              ])}
            />
          </div>
          {latest.length > 0 ? (
            <ul class="text-sm" aria-label="The latest">
              {latest.map((one) => (
                <li class="py-1">
                  <a class="break-words" href={`${links.base}/participants/${one.participantId}`}>
                    {one.name}
                  </a>{" "}
                  {WORDS[one.kind]}
                  <span class="quiet">
                    {" "}
                    · <When at={one.at} zone={zone} />
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
      <Ways ways={[{ words: "Read the stories and kudos that members published", href: `${links.base}/highlights` }]} />
    </Area>
  );
};

const WORDS: Record<Highlight["kind"], string> = {
  kudos: "got kudos",
  story: "published a story",
  completion: "reached the end",
};
