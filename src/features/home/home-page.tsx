import type { Child } from "hono/jsx";
import { firstName } from "../../access/names.ts";
import type { ParticipantViewer } from "../../access/viewer.ts";
import { momentWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import type { HomePanel, Starter } from "../../web/home-panel.ts";
import { BeforeTheMatch } from "./before-the-match.tsx";
import { type InTurn, inTurn } from "./in-turn.ts";
import { QuietCard, TurnCard } from "./loop-card.tsx";
import type { Card, Home } from "./read-home.ts";

export type ShownPanel = Pick<HomePanel, "id" | "title" | "place"> & { content: Child };
type Props = {
  viewer: ParticipantViewer;
  home: Home;
  panels: readonly ShownPanel[];
  starters: readonly Starter[];
  now: Date;
};

/** A participant's home: where it is their turn, whom they wait for, and what lies ahead. */
export const HomePage = ({ viewer, home, panels, starters, now }: Props) => {
  const turns = inTurn(home.cards);
  const zone = viewer.participant.timezone;
  return (
    <>
      <h1 class="page-title">
        {greeting(now, zone)}, {firstName(viewer.participant.name)}
      </h1>
      <Panels panels={panels} place="first" />
      <div class="grid grid-cols-1 items-start gap-x-12 gap-y-9 lg:grid-cols-[3fr_2fr]">
        <div class="grid min-w-0 grid-cols-1 gap-9">
          {home.cards.length === 0 ? <BeforeTheMatch viewer={viewer} alone={home.alone} /> : null}
          <Turns turns={turns} starters={starters} now={now} />
        </div>
        <div class="grid min-w-0 grid-cols-1 gap-9">
          <NextMeeting cards={home.cards} zone={zone} now={now} />
          <Panels panels={panels} place="side" />
        </div>
      </div>
      <Panels panels={panels} place="last" />
    </>
  );
};

const Turns = ({ turns, starters, now }: { turns: InTurn; starters: readonly Starter[]; now: Date }) => (
  <>
    <Group id="your-turn" title="Your turn" cards={turns.mine} list="grid grid-cols-1 gap-4">
      {(card, index) => <TurnCard card={card} now={now} starters={starters} open={index === 0} />}
    </Group>
    <Group id="waiting" title={`Waiting for them (${turns.theirs.length})`} cards={turns.theirs} list="rows">
      {(card) => <QuietCard card={card} now={now} />}
    </Group>
    <Group
      id="rest"
      title={turns.mine.length + turns.theirs.length > 0 ? "Your other loops" : "Your loops"}
      cards={turns.rest}
      list="rows"
    >
      {(card) => <QuietCard card={card} now={now} />}
    </Group>
  </>
);

type GroupProps = {
  id: string;
  title: string;
  cards: Card[];
  list: string;
  children: (card: Card, index: number) => Child;
};
const Group = ({ id, title, cards, list, children }: GroupProps) =>
  cards.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 class="eyebrow mb-3" id={id}>
        {title}
      </h2>
      <ul class={list}>
        {cards.map((card, index) => (
          <li>{children(card, index)}</li>
        ))}
      </ul>
    </section>
  );

/** Of all loops, the meeting that comes first. */
const NextMeeting = ({ cards, zone, now }: { cards: Card[]; zone: string; now: Date }) => {
  const [first] = cards
    .filter((card) => card.news.meeting)
    .sort((a, b) => Number(a.news.meeting?.startsAt) - Number(b.news.meeting?.startsAt));
  const meeting = first?.news.meeting;
  if (!first || !meeting) return null;
  return (
    <section aria-labelledby="next-meeting">
      <h2 class="eyebrow mb-2" id="next-meeting">
        Next meeting
      </h2>
      <p class="heading text-xl">
        <time datetime={meeting.startsAt.toISOString()}>{momentWords(meeting.startsAt, zone, now)}</time>
      </p>
      <p class="quiet mb-2 text-sm">
        {first.title}, {Math.round((+meeting.endsAt - +meeting.startsAt) / 60_000)} minutes
      </p>
      <Button href={meeting.href} kind="quiet" icon="calendar">
        Open the meeting
      </Button>
    </section>
  );
};

const Panels = ({ panels, place }: { panels: readonly ShownPanel[]; place: HomePanel["place"] }) => (
  <>
    {panels
      .filter((panel) => panel.place === place)
      .map((panel) => (
        <section
          aria-labelledby={`title-${panel.id}`}
          id={panel.id}
          class={{ first: "mb-6", side: "min-w-0", last: "mt-9" }[place]}
        >
          <h2 class={place === "first" ? "sr-only" : "eyebrow mb-2"} id={`title-${panel.id}`}>
            {panel.title}
          </h2>
          {panel.content}
        </section>
      ))}
  </>
);

function greeting(now: Date, zone: string): string {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(now),
  );
  return hour < 5 ? "Good night" : hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
}
