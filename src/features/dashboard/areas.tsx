import type { Unmatched } from "../../insights/stage-standings.ts";
import { emptyForm, type FormProblems } from "../../web/form.ts";
import { HighlightsArea } from "./areas/highlights-area.tsx";
import { MatchingArea } from "./areas/matching-area.tsx";
import { ParticipantsArea } from "./areas/participants-area.tsx";
import { SentimentArea } from "./areas/sentiment-area.tsx";
import type { Dashboard, Past } from "./read-dashboard.ts";
import { linksOf, type View } from "./view.ts";

type Props = { view: View; today: string; told: Dashboard | Past; form?: FormProblems };

/** The four areas below the milestones; of today, or of a day that is over. */
export const Areas = ({ view, today, told, form = emptyForm() }: Props) => {
  const links = linksOf(view);
  const now = "desk" in told ? told : null;
  return (
    <>
      <div class="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <ParticipantsArea {...{ links, today, form }} people={told.people} target={now?.target} />
        <MatchingArea
          links={links}
          people={told.people.now}
          unmatched={unmatchedOf(told.stages)}
          requests={now?.requests ?? null}
          drafts={now?.drafts ?? 0}
        />
        <SentimentArea {...{ links, today }} sentiment={told.sentiment} months={told.moods} low={told.low} />
        <HighlightsArea {...{ links, today }} zone={view.program.timezone} highlights={told.highlights} />
      </div>
      {now?.many ? (
        <p class="quiet mt-8 text-sm">
          In a program of this size, who moved on, sentiment and highlights are counted every few minutes.
        </p>
      ) : null}
    </>
  );
};

export function unmatchedOf(stages: readonly { unmatched: Unmatched }[]): Unmatched {
  const sum = (what: keyof Unmatched) => stages.reduce((all, { unmatched }) => all + unmatched[what], 0);
  return { mentors: sum("mentors"), mentees: sum("mentees"), eithers: sum("eithers") };
}
