import type { StageBar } from "./stage-chart.tsx";
import { TableBehind } from "./table-behind.tsx";

/** The numbers behind the chart of the stages. */
export const StageTable = ({ bars, caption }: { bars: StageBar[]; caption: string }) => {
  const split = bars.some((bar) => bar.split);
  return (
    <TableBehind
      caption={caption}
      head={["Milestone", "People", "Standings", ...(split ? ["Mentors", "Mentees", "Median days"] : []), "Paused"]}
      rows={bars.map((bar) => [
        <a href={bar.href}>{bar.label}</a>,
        bar.count,
        bar.standings ?? bar.count,
        ...(split ? [bar.split?.mentors ?? 0, bar.split?.mentees ?? 0, bar.split?.medianDays ?? "–"] : []),
        bar.paused ?? 0,
      ])}
    />
  );
};
