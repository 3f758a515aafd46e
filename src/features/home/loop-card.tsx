import { nextActionFrom } from "../../progress/next-action.ts";
import { turnWords } from "../../progress/turn-words.ts";
import { dayWords, momentWords } from "../../time/day-words.ts";
import { Avatars } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Card as Sheet } from "../../ui/card.tsx";
import { Badge } from "../../ui/chip.tsx";
import { Path } from "../../ui/stones.tsx";
import { sayDay } from "../../ui/time.tsx";
import type { Starter } from "../../web/home-panel.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Card } from "./read-home.ts";

type Props = { card: Card; now: Date };

/** A loop where it is the viewer's turn: the one next thing, begun right here. `open`: its form stands open. */
export const TurnCard = ({ card, now, starters, open }: Props & { starters: readonly Starter[]; open: boolean }) => (
  <Sheet turn>
    <Head card={card} now={now} />
    <Ask card={card} />
    <p class="heading mt-3 text-lg">{words(card, now)}</p>
    {canGoOn(card) ? (
      <>
        {card.next?.hint ? <p>{card.next.hint}</p> : null}
        <Start card={card} starters={starters} open={open && !card.news.ask} />
      </>
    ) : null}
    {readsFirst(card) ? null : <Unread card={card} />}
    <NextMeeting card={card} now={now} />
  </Sheet>
);

/** A loop where the viewer has nothing to do now: one line, and a way to say a word. */
export const QuietCard = ({ card, now }: Props) => (
  <div>
    <Head card={card} now={now} />
    <p class="mt-2">{words(card, now)}</p>
    <NextMeeting card={card} now={now} />
    <Unread card={card} />
    {card.why?.turn === "partner" && !card.paused && !card.news.unread ? (
      <p class="mt-2">
        <Button href={`${loopPath(card.viewer)}#write`} kind="quiet" small>
          Write a word
        </Button>
      </p>
    ) : null}
  </div>
);

const Head = ({ card, now }: Props) => {
  const { viewer, why, news } = card;
  const { stages } = viewer.program.pathway;
  const stage = why && stages[why.stage];
  return (
    <>
      <div class="flex items-start gap-3">
        <span class={card.partners.length > 1 ? "max-sm:hidden" : "max-[16rem]:hidden"}>
          <Avatars names={card.partners.length > 0 ? card.partners : [viewer.participant.name]} />
        </span>
        <h3 class="min-w-0 flex-1 self-center break-words text-xl">
          <a class="plain hover:underline" href={loopPath(viewer)}>
            {card.title}
          </a>
        </h3>
        {news.unread ? (
          <a class="plain inline-flex min-h-11 shrink-0 items-center self-center" href={`${loopPath(viewer)}#write`}>
            <Badge label={`${news.unread > 99 ? "99+" : news.unread} new`} tone="turn" />
            <span class="sr-only"> {news.unread === 1 ? "message" : "messages"}</span>
          </a>
        ) : null}
      </div>
      <div class="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <div class="w-full max-w-60">
          <Path
            small
            label={`Milestones: ${card.title}`}
            stages={stages.map((one, index) => ({ name: one.name, state: stateOf(index, card) }))}
          />
        </div>
        {why && stage ? (
          <p class="quiet text-sm">
            {why.completedAt === null ? stage.name : "The whole way"}, since{" "}
            {dayWords(new Date(why.completedAt ?? why.since), viewer.participant.timezone, now)}
          </p>
        ) : null}
      </div>
    </>
  );
};

/** A loop can be here for what is asked alone; then its next step is not theirs to do now. */
const canGoOn = ({ why, paused }: Card) => !paused && (why?.turn === "me" || why?.turn === "either");

const Ask = ({ card: { news } }: { card: Card }) =>
  news.ask ? (
    <div class="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <p class="heading min-w-0 flex-1 basis-48 text-lg">{news.ask.words}</p>
      <Button href={news.ask.href} wide>
        {news.ask.action}
      </Button>
    </div>
  ) : null;

const actionOf = ({ next, viewer, loopId }: Card) => next && nextActionFrom(next, viewer.program.programId, loopId);

/** Where the next step is a message, and one has come: that is read before the answer is written. */
const readsFirst = (card: Card) =>
  Boolean(card.news.unread) && canGoOn(card) && actionOf(card)?.kind === "message.sent";

/** Whatever the next step is, what was written is one tap away. */
const Unread = ({ card, next = false }: { card: Card; next?: boolean }) =>
  card.news.unread ? (
    <p class="mt-3">
      <Button href={`${loopPath(card.viewer)}#write`} kind={next ? "primary" : "quiet"} small={!next} wide={next}>
        Read and answer
      </Button>
    </p>
  ) : null;

const Start = ({ card, starters, open }: { card: Card; starters: readonly Starter[]; open: boolean }) => {
  const action = actionOf(card);
  if (!action) return null;
  if (readsFirst(card)) return <Unread card={card} next />;
  const starter = starters.find((one) => one.kinds.includes(action.kind));
  if (!starter) {
    return (
      <p class="mt-3">
        <Button href={action.href} wide>
          {action.label}
        </Button>
      </p>
    );
  }
  if (open) return <div class="mt-3">{starter.render(card)}</div>;
  return (
    <details class="mt-3">
      <summary class="btn btn-primary max-sm:w-full">{action.label}</summary>
      <div class="mt-3">{starter.render(card)}</div>
    </details>
  );
};

const NextMeeting = ({ card, now }: Props) => {
  const { meeting } = card.news;
  // The words of a card that waits for its meeting name it already.
  if (!meeting || card.why?.until === meeting.startsAt.getTime()) return null;
  return (
    <p class="quiet mt-3 text-sm">
      Next meeting: <a href={meeting.href}>{momentWords(meeting.startsAt, card.viewer.participant.timezone, now)}</a>
    </p>
  );
};

function words({ why, paused, returnsAt, next, waitingFor, since, viewer }: Card, now: Date): string {
  const zone = viewer.participant.timezone;
  if (paused && returnsAt) return `Paused until ${sayDay(returnsAt, zone)}. It goes on by itself that morning.`;
  if (paused) return "Paused. The days do not count until you go on.";
  if (!why) return "There is nothing to show yet.";
  if (why.completedAt !== null) return "You have walked the whole way together.";
  const facts = { turn: why.turn, partners: waitingFor, until: why.until, since, next: next?.name, zone, asOf: now };
  return turnWords(facts) ?? "";
}

function stateOf(index: number, { why }: Card): "done" | "now" | "ahead" {
  if (!why || index > why.stage) return "ahead";
  return why.completedAt !== null || index < why.stage ? "done" : "now";
}
