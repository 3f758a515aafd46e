import type { MemberViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { Button } from "../../../ui/button.tsx";
import { Callout } from "../../../ui/callout.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { When } from "../../../ui/time.tsx";
import { loopPath } from "../../../web/loop-path.ts";
import type { Panel } from "../../../web/panel.ts";
import { LastWords } from "./closing-page.tsx";
import { dayAheadWords } from "./day-ahead.ts";
import { kindOf, mayChange } from "./may-change.ts";
import { readClosing } from "./read-closing.ts";

/** Above everything else on the loop's page: it is paused until, or it has ended, with the last words. */
export function lifePanel(log: Log): Panel {
  return {
    id: "life",
    title: "Where this loop is",
    place: "lead",
    render: async (viewer) => {
      if (viewer.loop.status === "paused") return <Paused viewer={viewer} log={log} />;
      if (viewer.loop.status === "closed") return <Closed viewer={viewer} log={log} />;
      return null;
    },
  };
}

const Paused = async ({ viewer, log }: { viewer: MemberViewer; log: Log }) => {
  const { returns_at: until } = await kindOf(log.store.db, viewer);
  const may = await mayChange(log.store.db, viewer);
  const to = loopPath(viewer);
  return (
    <Callout label="Paused">
      <p>
        {until
          ? `This loop rests until ${dayAheadWords(until, viewer.participant.timezone, log.now())}, and goes on by itself that morning.`
          : "This loop rests until one of you goes on."}{" "}
        Days do not count meanwhile.
      </p>
      {may ? (
        <div class="mt-3 flex flex-wrap gap-3">
          <form method="post" action={`${to}/break/end`}>
            <Button>Go on now</Button>
          </form>
          <Button href={`${to}/break`} kind="quiet">
            {until ? "Move the day" : "Set a day"}
          </Button>
        </div>
      ) : null}
    </Callout>
  );
};

const Closed = async ({ viewer, log }: { viewer: MemberViewer; log: Log }) => {
  const closing = await readClosing(log.store.db, viewer, log.now());
  if (!closing) return null;
  const to = loopPath(viewer);
  const zone = viewer.participant.timezone;
  if (closing.left) return <PartnerLeft viewer={viewer} />;
  const who = closing.byMe ? "You" : (closing.by_name ?? "Your coordinator");
  return (
    <Callout label="The end of this loop">
      <p class="mb-3">
        {who} closed it on <When at={closing.closed_at} zone={zone} format="date" />. Everything here can still be read.
      </p>
      <LastWords closing={closing} zone={zone} />
      <div class="flex flex-wrap gap-3">
        {closing.mine ? null : <Button href={`${to}/closing`}>Leave a last word</Button>}
        {closing.undoable && (await mayChange(log.store.db, viewer)) ? (
          <form method="post" action={`${to}/closing/undoing`}>
            <Button kind="quiet">Open it again</Button>
          </form>
        ) : null}
      </div>
    </Callout>
  );
};

const PartnerLeft = ({ viewer }: { viewer: MemberViewer }) => (
  <Callout label="Your partner has left">
    <p>
      Your partner has left the program, so this loop has ended. That is not your doing. What you wrote and reached
      stays yours to read, and your coordinator knows that you look for somebody new.
    </p>
    <p class="mt-3">
      <Button href={`/programs/${viewer.program.programId}/home`} kind="quiet">
        See what happens now
      </Button>
    </p>
  </Callout>
);

/** What else can be done with a loop, behind the three dots. */
export function menuPanel(log: Log): Panel {
  return {
    id: "menu",
    title: "More for this loop",
    place: "menu",
    render: async (viewer) => {
      const to = loopPath(viewer);
      const { status } = viewer.loop;
      if (status === "closed") return null;
      const { kind } = await kindOf(log.store.db, viewer);
      const may = await mayChange(log.store.db, viewer);
      return (
        <Menu label="More for this loop">
          {may ? <a href={`${to}/break`}>{status === "paused" ? "Move the return…" : "Pause…"}</a> : null}
          {may ? <a href={`${to}/closing`}>Close…</a> : null}
          {kind === "pair" ? null : <a href={`${to}/leaving`}>Leave…</a>}
        </Menu>
      );
    },
  };
}
