import { firstName } from "../../access/names.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { zoneWords } from "../../time/day-words.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { sayClock } from "../../ui/time.tsx";
import { startersFor } from "../../web/conversation-starters.ts";
import type { Panel } from "../../web/panel.ts";
import { type Member, readMembers } from "./read-members.ts";

/** More than this many others are named in a list that unfolds. */
const SHOWN = 3;

/** Who is in the loop, what to talk about at this stage, and the guide for one's role. */
export function aboutPanel(log: Log): Panel {
  return {
    id: "about",
    title: "About us",
    place: "side",
    render: async (viewer) => {
      const { mine, others } = await readMembers(log.store.db, viewer);
      return (
        <div class="space-y-5">
          {others.length === 0 ? <p class="quiet">Nobody else is in this loop now.</p> : null}
          <People people={others.slice(0, SHOWN)} now={log.now()} />
          {others.length > SHOWN ? (
            <details>
              <summary class="inline-flex min-h-11 items-center font-medium">
                All others ({others.length - SHOWN})
              </summary>
              <div class="mt-2">
                <People people={others.slice(SHOWN)} now={log.now()} />
              </div>
            </details>
          ) : null}
          <Starters viewer={viewer} mine={mine} />
          <Reading viewer={viewer} mine={mine} />
        </div>
      );
    },
  };
}

const People = ({ people, now }: { people: Member[]; now: Date }) => (
  <ul class="space-y-5">
    {people.map((one) => (
      <li class="flex gap-3">
        <Avatar name={one.name} />
        <div class="min-w-0">
          <p class="break-words font-semibold">{one.name}</p>
          {one.headline ? <p class="break-words">{one.headline}</p> : null}
          <p class="quiet text-sm">
            {one.role === "mentor" ? "Mentor" : "Mentee"} here{stageWords(one)}. It is {sayClock(now, one.zone)} for{" "}
            {firstName(one.name)} ({zoneWords(one.zone)}).
          </p>
          {one.about ? (
            <p class="mt-1 whitespace-pre-line break-words">{one.about}</p>
          ) : (
            <p class="quiet mt-1 text-sm">{firstName(one.name)} has not written a profile yet. Ask.</p>
          )}
        </div>
      </li>
    ))}
  </ul>
);

const stageWords = ({ stage, completed }: Member) =>
  completed ? ", has walked the whole way" : stage ? `, at ${stage.name}` : "";

const Starters = ({ viewer, mine }: { viewer: MemberViewer; mine: Member | undefined }) => (
  <div>
    <h3 class="mb-2 text-lg" id="starters">
      To talk about now
    </h3>
    <ul class="prose-cairn list-disc space-y-1.5 pl-5">
      {startersFor(mine?.stage?.id ?? null, viewer.loop.role).map((words) => (
        <li>{words}</li>
      ))}
    </ul>
  </div>
);

const Reading = ({ viewer, mine }: { viewer: MemberViewer; mine: Member | undefined }) => (
  <p class="text-sm">
    <a href={`/programs/${viewer.program.programId}/guide`}>
      The guide for {viewer.loop.role === "mentor" ? "mentors" : "mentees"}
    </a>
    {mine && !mine.about ? (
      <>
        {" · "}
        <a href={`/programs/${viewer.program.programId}/profile`}>Write a few lines about you</a>
      </>
    ) : null}
  </p>
);
