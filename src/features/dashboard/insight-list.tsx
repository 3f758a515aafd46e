import type { Program } from "../../access/viewer.ts";
import type { Back, Desk } from "../../insights/asides.ts";
import { CAP, counted, type Line } from "../../insights/insight.ts";
import { type Slice, sliceQuery } from "../../insights/slice.ts";
import type { Tips } from "../../outreach/samples.ts";
import { Button } from "../../ui/button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { sayDay, When } from "../../ui/time.tsx";
import { AsideList } from "./aside-list.tsx";

/** So many are seen at once; the others unfold. */
const FIRST = 6;
/** `writes`: the reader may write to people. `monday`: whether the reader gets this list by mail; null: they are no coordinator who could. */
type Props = {
  program: Program;
  slice: Slice;
  desk: Desk;
  tips: Tips;
  monday: boolean | null;
  writes: boolean;
  /** There are loops: only then it is good news that nobody is stuck. */
  begun: boolean;
  /** How many are in no loop, and where they are listed. */
  unmatched: { n: number; href: string };
};

/** What asks for a coordinator, the most pressing first: how many, who, why, what helps, and what to do. */
export const InsightList = ({ program, slice, desk, tips, monday, writes, begun, unmatched }: Props) => {
  const { insights, aside } = desk;
  const row = (insight: Desk["insights"][number]) => (
    <InsightRow {...{ insight, program, slice, writes }} tips={tips[insight.tip] ?? []} />
  );
  const more = insights.slice(FIRST);
  return (
    <section class="mb-10" aria-labelledby="needs-you">
      <h2 class="section-title" id="needs-you">
        Needs you
      </h2>
      {insights.length === 0 ? (
        <p>
          {!begun ? "As soon as people are matched, you see here who is stuck, and whose turn it is." : null}
          {begun && unmatched.n === 0 ? "No one is stuck. Have a good week." : null}
          {begun && unmatched.n > 0 ? (
            <>
              No one is stuck.{" "}
              <a href={unmatched.href}>
                {unmatched.n === 1 ? "1 person waits" : `${counted(unmatched.n)} people wait`} for a match
              </a>
              .
            </>
          ) : null}
        </p>
      ) : null}
      <ul class="grid gap-3">{insights.slice(0, FIRST).map(row)}</ul>
      {more.length > 0 ? (
        <details class="mt-3">
          <summary class="min-h-11 cursor-pointer py-2">
            {more.length === 1 ? "One more" : `${more.length} more`}
          </summary>
          <ul class="mt-1 grid gap-3">{more.map(row)}</ul>
        </details>
      ) : null}
      <AsideList {...{ program, slice, aside }} />
      {monday === null ? null : <MondayMail program={program} on={monday} />}
    </section>
  );
};

const InsightRow = ({
  insight,
  program,
  slice,
  tips,
  writes,
}: {
  insight: Desk["insights"][number];
  program: Program;
  slice: Slice;
  tips: string[];
  writes: boolean;
}) => {
  const base = `/programs/${program.programId}`;
  const { key, sentence, detail, why, who, action, lines, back } = insight;
  return (
    <li class="sheet flex flex-wrap items-start gap-x-6 gap-y-3" id={`insight-${insight.key.replaceAll(":", "-")}`}>
      <div class="-mb-2 min-w-60 flex-1">
        <p class="wrap-anywhere font-semibold">{sentence}</p>
        {detail ? <p class="quiet text-sm">{detail}</p> : null}
        {back ? <p class="quiet text-sm">{backWords(back, program.timezone)}</p> : null}
        {lines.shown.length > 0 ? (
          <details class="mt-1 text-sm">
            <summary class="cursor-pointer py-2 leading-7">{lines.title}</summary>
            <ul class="grid gap-2">
              {lines.shown.map((line) => (
                <Named line={line} base={base} zone={program.timezone} />
              ))}
              {lines.more ? <li class="quiet">{lines.more}</li> : null}
            </ul>
          </details>
        ) : null}
        <details class="mt-1 text-sm">
          <summary class="cursor-pointer py-2 leading-7">
            {tips.length > 0 ? "What usually helps" : "Why it matters"}
          </summary>
          <p>{why}</p>
          {tips.length > 0 ? (
            <ul class="mt-1 ml-5 grid list-disc gap-1">
              {tips.map((tip) => (
                <li>{tip}</li>
              ))}
            </ul>
          ) : null}
        </details>
      </div>
      <div class="flex flex-wrap gap-2">
        {who.to === action.to ? null : (
          <Button href={`${base}/${who.to}`} kind="quiet">
            {who.label}
          </Button>
        )}
        {!writes && action.to.startsWith("outreach/") ? null : (
          <Button href={`${base}/${action.to}`}>{action.label}</Button>
        )}
        <Menu label={`More about: ${sentence}`}>
          <a href={`${base}/insights/${key}/aside${sliceQuery(slice)}`}>Put aside…</a>
        </Menu>
      </div>
    </li>
  );
};

const Named = ({ line, base, zone }: { line: Line; base: string; zone: string }) => (
  <li class="flex flex-wrap items-center gap-x-3 gap-y-1">
    <span class="min-w-0 flex-1">
      <a class="wrap-anywhere" href={`${base}/${line.to}`}>
        {line.name}
      </a>
      {line.words ? ` ${line.words}` : ""}
      {line.since ? (
        <span class="quiet">
          {" "}
          · <When at={line.since} zone={zone} />
        </span>
      ) : null}
      {line.quote ? <blockquote class="mt-0.5 whitespace-pre-line wrap-anywhere">“{line.quote}”</blockquote> : null}
    </span>
    {line.action ? (
      <Button href={`${base}/${line.action.to}`} kind="quiet" small label={line.action.spoken}>
        {line.action.label}
      </Button>
    ) : null}
  </li>
);

function backWords({ aside, fresh }: Back, zone: string): string {
  if (aside.until) return `${aside.by} put it aside until ${sayDay(aside.until, zone)}: “${aside.reason}”`;
  const who =
    fresh === 1 ? "one of them is new" : fresh >= CAP ? "many of them are new" : `${counted(fresh)} of them are new`;
  return `${aside.by} put it aside: “${aside.reason}” Since then ${who}.`;
}

const MondayMail = ({ program, on }: { program: Program; on: boolean }) => (
  <form
    method="post"
    action={`/programs/${program.programId}/digest`}
    class="quiet mt-2 flex flex-wrap items-center gap-x-3 text-sm"
  >
    <span>{on ? "This list comes to you by mail, Mondays at 8:00." : "The mail on Mondays is switched off."}</span>
    <input type="hidden" name="on" value={on ? "0" : "1"} />
    <Button kind="ghost" small>
      {on ? "Stop the mail" : "Send it to me"}
    </Button>
  </form>
);
