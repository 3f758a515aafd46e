import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Button } from "../../ui/button.tsx";
import { Cairn } from "../../ui/cairn-mark.tsx";
import { Callout } from "../../ui/callout.tsx";
import type { HomePanel } from "../../web/home-panel.ts";
import type { Panel } from "../../web/panel.ts";
import { certificateRoom } from "./member-page.tsx";
import { completedAt, finishedLoops, ownCertificate } from "./read-certificates.ts";

/** On the loop's page, once the whole way is walked; before that, nothing. */
export function certificatePanel(log: Log): Panel {
  return {
    id: "certificate",
    title: "Your certificate",
    place: "side",
    tab: "more",
    render: async (viewer) => {
      const own = await ownCertificate(log.store.db, viewer);
      if (!own && !(await completedAt(log.store.db, viewer))) return null;
      return <Word href={certificateRoom(viewer)} taken={own !== null} />;
    },
  };
}

/** Home, first of all: a certificate waits to be taken. */
export function certificateToTake(log: Log): HomePanel {
  return {
    id: "certificate",
    title: "Your certificate",
    place: "first",
    render: async (viewer) => {
      const waiting = (await finishedLoops(log.store.db, viewer)).filter((one) => one.certificate === null);
      const [first] = waiting;
      if (!first) return null;
      return (
        <Callout kind="done">
          <Word href={roomOf(viewer, first.loopId)} taken={false} />
          {waiting.length > 1 ? <p class="mt-3">And {waiting.length - 1} more.</p> : null}
        </Callout>
      );
    },
  };
}

/** Home, at the side: the certificates one has. */
export function certificatesTaken(log: Log): HomePanel {
  return {
    id: "certificates",
    title: "Your certificates",
    place: "side",
    render: async (viewer) => {
      const taken = (await finishedLoops(log.store.db, viewer)).filter((one) => one.certificate !== null);
      if (taken.length === 0) return null;
      return (
        <ul class="grid gap-1">
          {taken.map((one, index) => (
            <li class="flex items-center gap-3">
              <Cairn stones={5} size={28} flag />
              <a class="inline-flex min-h-11 items-center" href={roomOf(viewer, one.loopId)}>
                {taken.length === 1 ? "Your certificate" : `Certificate ${taken.length - index}`}
              </a>
            </li>
          ))}
        </ul>
      );
    },
  };
}

const roomOf = ({ program }: Pick<MemberViewer, "program">, loop: string) =>
  `/programs/${program.programId}/loops/${loop}/certificate`;

const Word = ({ href, taken }: { href: string; taken: boolean }) => (
  <div class="flex flex-wrap items-center gap-x-5 gap-y-3">
    <Cairn stones={5} size={72} flag />
    <div class="min-w-0 flex-1">
      <p class="heading text-lg">You walked the whole way</p>
      <p class="mb-3">{taken ? "Your certificate is there to be shown." : "Your certificate is ready."}</p>
      <Button href={href} kind={taken ? "quiet" : "primary"}>
        {taken ? "Look at your certificate" : "Take your certificate"}
      </Button>
    </div>
  </div>
);
