import type { People, PeopleMonth } from "../../../insights/people.ts";
import { longMonth, MonthChart } from "../../../ui/month-chart.tsx";
import { Stat, Stats } from "../../../ui/stat.tsx";
import { TableBehind } from "../../../ui/table-behind.tsx";
import type { FormProblems } from "../../../web/form.ts";
import type { Links } from "../view.ts";
import { Area, Ways } from "./area.tsx";
import { TargetForm, TargetWords } from "./target-form.tsx";

type Props = {
  links: Links;
  today: string;
  people: { now: People; months: PeopleMonth[] };
  /** How many the coordinator wants to win, of the whole program; undefined: it is not the place for it. */
  target: number | null | undefined;
  form: FormProblems;
};

/** Who is in the program, as what, and how it grew. */
export const ParticipantsArea = ({ links, today, people: { now, months }, target, form }: Props) => (
  <Area
    id="participants"
    title="Participants"
    definition="Everybody in the program, by what they signed up as, at the end of each month. Who was removed counts until that day."
  >
    <Stats>
      <Stat label="Participants" value={now.all} href={links.people()} />
      <Stat label="Mentors" value={now.mentors} href={links.people({ role: "mentor" })} />
      <Stat label="Mentees" value={now.mentees} href={links.people({ role: "mentee" })} />
      <Stat label="Either" value={now.either} href={links.people({ role: "either" })} />
    </Stats>
    {now.mentors + now.mentees > 0 ? <p class="quiet text-sm">{ratioWords(now)}</p> : null}
    {target ? <TargetWords people={now.all} target={target} /> : null}
    <div>
      <MonthChart
        caption="Participants at the end of each month"
        series={["Mentors", "Mentees", "Either"]}
        columns={months.map((one) => ({
          month: one.month,
          parts: [one.mentors, one.mentees, one.either],
          shown: short(one.all),
          words: `${longMonth(one.month)}: ${one.all} participants, ${one.mentors} mentors, ${one.mentees} mentees, ${one.either} either`,
          href: links.month(one.month, today),
        }))}
      />
      <TableBehind
        caption="Participants at the end of each month, and how many joined in it"
        head={["Month", "All", "Mentors", "Mentees", "Either", "Joined"]}
        rows={months.map((one) => [
          <a href={links.month(one.month, today)}>{longMonth(one.month)}</a>,
          one.all,
          one.mentors,
          one.mentees,
          one.either,
          one.came,
        ])}
      />
      {target === undefined ? null : <TargetForm base={links.base} target={target} form={form} />}
    </div>
    <Ways
      ways={
        links.past
          ? []
          : [
              { words: "Add a person", href: `${links.base}/participants/new` },
              { words: "Import a list", href: `${links.base}/participants/imports/new` },
            ]
      }
    />
  </Area>
);

/** "1 mentor to 1.5 mentees." */
export function ratioWords({ mentors, mentees }: Pick<People, "mentors" | "mentees">): string {
  if (mentors === 0) return "No mentor yet.";
  if (mentees === 0) return "No mentee yet.";
  const each = Math.round((10 * mentees) / mentors) / 10;
  return `1 mentor to ${each} ${each === 1 ? "mentee" : "mentees"}.`;
}

/** Short enough to stand above a column. */
export const short = (n: number) => new Intl.NumberFormat("en-GB", { notation: "compact" }).format(n);
