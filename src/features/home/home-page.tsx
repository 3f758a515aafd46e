import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Step } from "../../milestones/pathway.ts";
import { nextAction, nextActionFrom } from "../../progress/explanation.ts";
import { dayWords, firstName, turnWords } from "../../progress/turn-words.ts";
import { Button } from "../../ui/button.tsx";
import { Cairn } from "../../ui/cairn-mark.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Path } from "../../ui/stones.tsx";
import type { Card, Home } from "./read-home.ts";

type Props = { viewer: ParticipantViewer; home: Home; now: Date };

export const HomePage = ({ viewer, home, now }: Props) => {
  const mine = home.cards.filter((card) => !card.paused && (card.why?.turn === "me" || card.why?.turn === "either"));
  const others = home.cards.filter((card) => !mine.includes(card));
  return (
    <div class="mx-auto max-w-2xl">
      <h1 class="page-title">
        {greeting(now, viewer.participant.timezone)}, {firstName(viewer.participant.name)}
      </h1>
      {home.cards.length === 0 ? <BeforeTheMatch viewer={viewer} home={home} /> : null}
      <Cards title="Your turn" cards={mine} viewer={viewer} now={now} />
      <Cards title={mine.length > 0 ? "Your other loops" : "Your loops"} cards={others} viewer={viewer} now={now} />
    </div>
  );
};

const Cards = ({
  title,
  cards,
  viewer,
  now,
}: {
  title: string;
  cards: Card[];
  viewer: ParticipantViewer;
  now: Date;
}) =>
  cards.length === 0 ? null : (
    <section class="mb-8">
      <h2 class="eyebrow mb-2">{title}</h2>
      <ul class="grid gap-4">
        {cards.map((card) => (
          <li>
            <LoopCard card={card} viewer={viewer} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );

const LoopCard = ({ card, viewer, now }: { card: Card; viewer: ParticipantViewer; now: Date }) => {
  const { pathway, programId } = viewer.program;
  const { why } = card;
  const step = stepOf(viewer, why?.next ?? null);
  const action = step && !card.paused ? nextActionFrom(step, programId, card.loopId) : null;
  const zone = viewer.participant.timezone;
  const since = why ? dayWords(new Date(why.since), zone, now) : "";
  const turn =
    why && why.completedAt === null
      ? turnWords({ turn: why.turn, partners: card.partners, until: why.until, next: step?.name, zone, asOf: now })
      : "You have walked the whole way together.";
  return (
    <Callout kind={action && why?.turn !== "nobody" ? "turn" : "info"}>
      <h3 class="mb-3 text-xl">
        <a href={`/programs/${programId}/loops/${card.loopId}`}>With {card.partners.join(", ")}</a>
      </h3>
      <Path
        stages={pathway.stages.map((stage, index) => ({
          name: stage.name,
          state: why?.completedAt || index < (why?.stage ?? 0) ? "done" : index === why?.stage ? "now" : "ahead",
        }))}
      />
      <p class="mt-3">
        {card.paused ? "Paused." : turn} <span class="quiet">Here since {since}.</span>
      </p>
      {action ? (
        <div class="mt-3">
          <Button href={action.href}>{action.label}</Button>
        </div>
      ) : null}
    </Callout>
  );
};

const BeforeTheMatch = ({ viewer, home }: { viewer: ParticipantViewer; home: Home }) => (
  <Callout>
    <div class="flex items-start gap-5">
      <Cairn stones={1} of={5} size={88} />
      <div>
        <h2 class="section-title">Your coordinator is looking for a partner for you</h2>
        <p class="mb-3">You will get a mail as soon as there is one. Until then, two things help:</p>
        <ul class="grid gap-2">
          {(home.alone?.left ?? [])
            .filter((left) => !left.required)
            .map((left) => {
              const step = stepOf(viewer, left.step);
              const action = step ? nextAction(step, viewer.program.programId) : null;
              return action ? (
                <li>
                  <a href={action.href}>{step?.name}</a>
                  <span class="quiet block text-sm">{step?.hint}</span>
                </li>
              ) : null;
            })}
        </ul>
      </div>
    </div>
  </Callout>
);

function stepOf(viewer: ParticipantViewer, id: string | null): Step | undefined {
  return viewer.program.pathway.stages.flatMap((stage) => stage.steps).find((step) => step.id === id);
}

function greeting(now: Date, zone: string): string {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(now),
  );
  return hour < 5 ? "Good night" : hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
}
