import type { Child } from "hono/jsx";
import type { MemberViewer } from "../../access/viewer.ts";
import { nextAction } from "../../progress/explanation.ts";
import { dayWords, names, turnWords } from "../../progress/turn-words.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Path } from "../../ui/stones.tsx";
import type { Panel } from "../../web/panel.ts";
import type { Room } from "./read-room.ts";
import { StageSteps } from "./stage-steps.tsx";

export type ShownPanel = Pick<Panel, "id" | "title" | "place"> & { content: Child };
type RoomProps = { viewer: MemberViewer; room: Room; panels: ShownPanel[]; now: Date };

/** A loop as its members see it: where we are, what is next, and everything they do together. */
export const RoomPage = ({ viewer, room, panels, now }: RoomProps) => (
  <>
    <Header room={room} />
    <Path stages={stones(room)} />
    <div class="mt-5 space-y-5">
      <NextStep viewer={viewer} room={room} now={now} />
      <StageSteps viewer={viewer} room={room} now={now} />
    </div>
    <div class="mt-8 grid gap-8 lg:grid-cols-[3fr_2fr]">
      {(["main", "side"] as const).map((place) => (
        <div class="min-w-0 space-y-8">
          {panels
            .filter((panel) => panel.place === place)
            .map((panel) => (
              <section id={panel.id} aria-labelledby={`title-${panel.id}`}>
                <h2 class="section-title" id={`title-${panel.id}`}>
                  {panel.title}
                </h2>
                {panel.content}
              </section>
            ))}
        </div>
      ))}
    </div>
  </>
);

export const roomTitle = (room: Room) =>
  room.partners.length === 0 ? "Your loop" : `You and ${names(room.partners.map((partner) => partner.name))}`;

const Header = ({ room }: { room: Room }) => (
  <div class="mb-4 flex flex-wrap items-center gap-3">
    {room.partners.slice(0, 3).map((partner) => (
      <Avatar name={partner.name} size="lg" />
    ))}
    <div class="min-w-0">
      <h1 class="page-title">{roomTitle(room)}</h1>
      <p class="quiet">
        {room.partners.length === 0
          ? "Nobody else is in this loop now."
          : room.partners
              .map((partner) => `${partner.name} is ${partner.role === "mentor" ? "a mentor" : "a mentee"} here`)
              .join(" · ")}
      </p>
    </div>
  </div>
);

/** The stones of the path: completed, all of them are done. */
function stones({ stages, why }: Room) {
  return stages.map((stage, index) => {
    if (!why || index > why.stage) return { name: stage.name, state: "ahead" as const };
    const done = index < why.stage || why.completedAt !== null;
    return { name: stage.name, state: done ? ("done" as const) : ("now" as const) };
  });
}

const NextStep = ({ viewer, room, now }: { viewer: MemberViewer; room: Room; now: Date }) => {
  const { why, next } = room;
  const zone = viewer.participant.timezone;
  if (room.status === "closed") {
    return (
      <Callout label="Closed">
        This loop is closed. You can read everything here; a coordinator can open it again.
      </Callout>
    );
  }
  if (!why) return <Callout>There is nothing to show yet.</Callout>;
  if (why.completedAt !== null) {
    return (
      <Callout label="The whole way">
        You reached the last milestone {dayWords(new Date(why.completedAt), zone, now)}. Go on as long as it does you
        good.
      </Callout>
    );
  }
  const mine = why.turn === "me" || why.turn === "either";
  const action = next && nextAction(next, viewer.program.programId);
  const words = turnWords({
    turn: why.turn,
    partners: room.waitingFor,
    until: why.until,
    since: room.since,
    next: next?.name,
    zone,
    asOf: now,
  });
  return (
    <Callout kind={mine ? "turn" : "info"} label={room.status === "paused" ? "Paused: the days do not count" : "Next"}>
      <p class="font-semibold text-lg">{words}</p>
      {next && (
        <p class="mt-1">
          {mine ? "" : `While you wait: ${next.name.charAt(0).toLowerCase()}${next.name.slice(1)}. `}
          {next.hint}
        </p>
      )}
      {action && (
        <p class="mt-3">
          <Button href={action.href}>{action.label}</Button>
        </p>
      )}
    </Callout>
  );
};
