import { LOW, SPEAKS_FOR_DAYS } from "../../../insights/low-ratings.ts";
import type { Sentiment } from "../../../insights/sentiment.ts";
import type { SentimentMonth } from "../../../insights/sentiment-months.ts";
import { longMonth, MonthChart } from "../../../ui/month-chart.tsx";
import { Stat, Stats } from "../../../ui/stat.tsx";
import { TableBehind } from "../../../ui/table-behind.tsx";
import type { Links } from "../view.ts";
import { Area, Ways } from "./area.tsx";

type Props = {
  links: Links;
  today: string;
  sentiment: Sentiment;
  months: SentimentMonth[];
  /** Different people whose latest rating is low. */
  low: number;
};

/** How it is going, by what members said of their loops. */
export const SentimentArea = ({ links, today, sentiment, months, low }: Props) => (
  <Area
    id="sentiment"
    title="Sentiment"
    definition={`The mean of all ratings from 1 to 5 that members gave in the last ${SPEAKS_FOR_DAYS} days, against the ${SPEAKS_FOR_DAYS} days before; below, of each month. Low is ${LOW} or less, as somebody’s latest word on a loop.`}
  >
    {sentiment.average === null && months.every((month) => month.ratings === 0) ? (
      <p>
        Nobody has said yet how it is going. Members are asked after their first meeting, and again every two months.
      </p>
    ) : (
      <>
        <Stats>
          <Stat
            label="Score"
            value={sentiment.average === null ? "–" : `${sentiment.average.toFixed(1)} of 5`}
            hint={sentiment.average === null ? "no ratings lately" : trendWords(sentiment)}
            href={links.people({ insight: "rated" })}
          />
          <Stat label="Ratings" value={sentiment.ratings} href={links.people({ insight: "rated" })} />
          <Stat label="Rated low" value={low} href={links.people({ rated: "low" })} />
        </Stats>
        <div>
          <MonthChart
            caption="The mean of the ratings of each month, of 5"
            most={5}
            columns={months.map((one) => ({
              month: one.month,
              parts: [one.average ?? 0],
              shown: one.average === null ? "–" : one.average.toFixed(1),
              words:
                one.average === null
                  ? `${longMonth(one.month)}: no ratings`
                  : `${longMonth(one.month)}: ${one.average.toFixed(1)} of 5, ${one.ratings === 1 ? "1 rating" : `${one.ratings} ratings`}`,
              href: links.month(one.month, today),
            }))}
          />
          <TableBehind
            caption="The mean of the ratings of each month"
            head={["Month", "Score of 5", "Ratings"]}
            rows={months.map((one) => [
              <a href={links.month(one.month, today)}>{longMonth(one.month)}</a>,
              one.average === null ? "–" : one.average.toFixed(1),
              one.ratings,
            ])}
          />
        </div>
      </>
    )}
    <Ways
      ways={[
        ...(low > 0 ? [{ words: "See who rated low", href: links.people({ rated: "low" }) }] : []),
        { words: "See who has not answered", href: links.people({ rated: "missing" }) },
      ]}
    />
  </Area>
);

export function trendWords({ change }: Pick<Sentiment, "change">): string {
  if (change === null) return "the first ones";
  const by = Math.abs(change).toFixed(1);
  if (by === "0.0") return "as before";
  return change > 0 ? `${by} up` : `${by} down`;
}
