import type { Child } from "hono/jsx";
import type { Program } from "../../access/viewer.ts";
import { dayWords } from "../../time/day-words.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/chip.tsx";
import { Progress } from "../../ui/progress.tsx";
import { historyWords, inRows } from "./history-words.ts";
import { PersonActions } from "./person-actions.tsx";
import { Capacity } from "./person-capacity.tsx";
import type { Summary } from "./read-summary.ts";
import { LoopInfo } from "./summary-loop.tsx";
import { SummaryTags } from "./summary-tags.tsx";

/** `level`: of its headings; one below the title that stands above it. */
type Props = {
  program: Program;
  person: Summary;
  now: Date;
  level: 2 | 3;
  /** The reader may write to people. */
  writes: boolean;
  /** Where its forms lead back to (see web/back.ts). */
  back: string;
  more: { title: string; content: Child }[];
};

const STATUS = {
  joined: "not invited yet",
  invited: "invited, has not come yet",
  active: "",
  removed: "out of the program",
};

/** A participant's summary: Info, goals, feedback, highlights, history; never content. */
export const SummaryCard = (props: Props) => {
  const { program, person, now, level } = props;
  const day = (at: Date) => dayWords(at, program.timezone, now);
  return (
    <div class="grid grid-cols-1 gap-6">
      <div class="flex items-center gap-3">
        <Avatar name={person.name} />
        <p class="quiet min-w-0 text-sm">
          {[person.role, `joined ${day(person.joined_at)}`, STATUS[person.status]].filter(Boolean).join(" · ")}
          <br />
          {person.last_active_at ? `last active ${day(person.last_active_at)}` : "not active yet"}
          {person.email ? (
            <>
              <br />
              <span class="break-all">{person.email}</span>
            </>
          ) : null}
        </p>
      </div>
      {person.headline ? <p>{person.headline}</p> : null}
      <SummaryTags {...props} />
      <PersonActions {...props} />
      <Section level={level} title="Info">
        {person.loops.length === 0 ? (
          <p class="quiet">They stand nowhere: they are out of the program.</p>
        ) : (
          <ul class="grid grid-cols-1 gap-5">
            {person.loops.map((loop) => (
              <LoopInfo {...{ program, person, loop, now, level }} back={props.back} />
            ))}
          </ul>
        )}
      </Section>
      {person.role === "mentee" || person.status === "removed" ? null : (
        <Capacity {...{ program, person }} back={props.back} />
      )}
      {props.more.map(({ title, content }) => (
        <Section level={level} title={title}>
          {content}
        </Section>
      ))}
      <Section level={level} title="Goals shared with you">
        {person.goals.length === 0 ? (
          <p class="quiet text-sm">None. Goals stay private until somebody shares them.</p>
        ) : (
          <ul class="grid gap-2">
            {person.goals.map((goal) => (
              <li>
                {goal.title} {goal.completed_at ? <Badge label="Reached" tone="done" /> : null}
                {goal.tasks > 0 ? <Progress done={goal.done} of={goal.tasks} label={`Tasks of ${goal.title}`} /> : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {person.feedback.length > 0 ? (
        <Section level={level} title="Feedback">
          <ul class="grid gap-2">
            {person.feedback.map((one) => (
              <li>
                <strong>{one.rating} of 5</strong> <span class="quiet text-sm">{day(one.given_at)}</span>
                {one.comment ? <span class="block">{one.comment}</span> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {person.kudos.length + person.stories.length > 0 ? (
        <Section level={level} title="Highlights">
          <ul class="grid gap-2">
            {person.kudos.map((one) => (
              <li>
                Kudos for {one.badge} from {one.author}
                {one.note ? <span class="quiet block">“{one.note}”</span> : null}
              </li>
            ))}
            {person.stories.map((one) => (
              <li class="quiet whitespace-pre-line">“{one.body}”</li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section level={level} title="History">
        <p class="quiet mb-2 text-sm">
          {person.messages.count === 0
            ? "No messages yet."
            : `${person.messages.count} ${person.messages.count === 1 ? "message" : "messages"} written, the last ${person.messages.last ? day(person.messages.last) : ""}.`}
        </p>
        <ol class="grid gap-1.5 text-sm">
          {inRows(person.history).map(({ first, times }) => (
            <li>
              <span class="quiet">{day(first.occurred_at)} · </span>
              {first.actor_name && first.actor !== person.participant_id ? `${first.actor_name} ` : ""}
              {historyWords(first.kind)}
              {times > 1 ? ` (${times} times)` : ""}
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
};

const Section = ({ title, level, children }: { title: string; level: 2 | 3; children: Child }) => (
  <section>
    {level === 2 ? <h2 class="eyebrow mb-2">{title}</h2> : <h3 class="eyebrow mb-2">{title}</h3>}
    {children}
  </section>
);
