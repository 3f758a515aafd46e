import type { Child } from "hono/jsx";
import type { MemberViewer } from "../../access/viewer.ts";
import { nextAction } from "../../progress/next-action.ts";
import { turnWords } from "../../progress/turn-words.ts";
import { dayWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { loopPath } from "../../web/loop-path.ts";
import type { Room } from "./read-room.ts";

type Props = { viewer: MemberViewer; room: Room; now: Date };

/** Whose turn it is and what is next. On a phone it stays where the thumb is, for as long as it is the viewer's turn. */
export const NextStep = ({ viewer, room, now }: Props) => {
  const { why, next } = room;
  const zone = viewer.participant.timezone;
  if (room.status === "closed") {
    return (
      <div class="room-next">
        <Callout label="Closed">
          This loop is closed. You can read everything here; a coordinator can open it again.
        </Callout>
      </div>
    );
  }
  if (!why) return <Callout>There is nothing to show yet.</Callout>;
  if (why.completedAt !== null) {
    return (
      <div class="room-next">
        <Callout label="The whole way" kind="done">
          You reached the last milestone {dayWords(new Date(why.completedAt), zone, now)}. Go on as long as it does you
          good.
          <p class="mt-3">
            <Button href={`${loopPath(viewer)}/certificate`}>Your certificate</Button>
          </p>
        </Callout>
      </div>
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
  const hint = next && (
    <>
      {mine ? "" : `While you wait: ${next.name.charAt(0).toLowerCase()}${next.name.slice(1)}. `}
      {next.hint}
    </>
  );
  return (
    <Strip mine={mine && action !== null} label={room.status === "paused" ? "Paused: the days do not count" : "Next"}>
      <div class="min-w-0 flex-1 basis-48">
        <p class="heading room-next-words">{words}</p>
        {hint ? <p class="room-next-hint mt-1">{hint}</p> : null}
      </div>
      {action ? (
        <Button href={action.href} kind={mine ? "primary" : "quiet"}>
          {action.label}
        </Button>
      ) : null}
    </Strip>
  );
};

const Strip = ({ mine, label, children }: { mine: boolean; label: string; children: Child }) => (
  <section aria-label="Next step" class={`callout ${mine ? "callout-turn room-next-mine" : "callout-info"} room-next`}>
    <p class="eyebrow room-next-label">{label}</p>
    <div class="room-next-row">{children}</div>
  </section>
);
