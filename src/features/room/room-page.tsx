import type { Child } from "hono/jsx";
import { firstName, names } from "../../access/names.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import { Avatars } from "../../ui/avatar.tsx";
import { Icon } from "../../ui/icon.tsx";
import { sayDay } from "../../ui/time.tsx";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel, RoomTab } from "../../web/panel.ts";
import { NextStep } from "./next-step.tsx";
import type { Reached } from "./reached.ts";
import { ReachedCallout } from "./reached-callout.tsx";
import type { Partner, Room } from "./read-room.ts";
import { AllSteps, StagePath } from "./stage-steps.tsx";

export type ShownPanel = Pick<Panel, "id" | "title" | "place" | "tab"> & { content: Child };
type RoomProps = {
  viewer: MemberViewer;
  room: Room;
  reached: Reached | undefined;
  panels: ShownPanel[];
  now: Date;
};

/**
 * A loop as its members see it: where we are, what is next, and everything they do together. Wide, the conversation
 * and what stands beside it; on a phone one part at a time, chosen at the bottom by plain links to the parts.
 */
export const RoomPage = ({ viewer, room, reached, panels, now }: RoomProps) => (
  <div class="room" data-controller="room">
    <Header viewer={viewer} room={room} menu={panels.find((panel) => panel.place === "menu")?.content} />
    {reached ? (
      <ReachedCallout
        reached={reached}
        stages={viewer.program.pathway.stages}
        partners={room.partners.length > 0 ? names(room.partners.map((partner) => firstName(partner.name))) : null}
        path={loopPath(viewer)}
      />
    ) : null}
    <StagePath room={room} />
    <Lead panels={panels} />
    {room.status !== "open" && panels.some(isLead) ? null : <NextStep viewer={viewer} room={room} now={now} />}
    <AllSteps viewer={viewer} room={room} now={now} />
    <div class="mt-8 grid grid-cols-1 gap-x-12 gap-y-10 lg:grid-cols-[3fr_2fr]">
      {columnsOf(panels.filter(isPart)).map((column, index) => (
        <div class="min-w-0 max-lg:contents lg:grid lg:content-start lg:gap-y-10">
          {index === 0 ? <More panels={panels.filter((panel) => isPart(panel) && tabOf(panel) === "more")} /> : null}
          {column.map((panel) => (
            <section
              id={panel.id}
              class={`min-w-0 ${BELOW.has(panel.id) ? "max-lg:order-1" : ""}`}
              data-tab={tabOf(panel)}
              aria-labelledby={`title-${panel.id}`}
            >
              <h2 class="section-title" id={`title-${panel.id}`}>
                {panel.title}
              </h2>
              {panel.content}
            </section>
          ))}
        </div>
      ))}
    </div>
    <Bar viewer={viewer} />
  </div>
);

/** Rarely needed: below the conversation, so that the column beside it does not grow long; on a phone after the others. */
const BELOW = new Set(["kudos", "feedback", "story", "certificate", "agreement"]);
const columnsOf = (parts: readonly ShownPanel[]) => {
  const first = (part: ShownPanel) => part.place === "main" || BELOW.has(part.id);
  return [parts.filter(first), parts.filter((part) => !first(part))];
};

/** A part of the page that has something to show in this loop. */
const isPart = ({ place, content }: ShownPanel) => (place === "main" || place === "side") && content !== null;
const isLead = ({ place, content }: ShownPanel) => place === "lead" && content !== null;

/** What is to be known before anything else: a pause, an end, a question. */
const Lead = ({ panels }: { panels: ShownPanel[] }) => (
  <>
    {panels.filter(isLead).map((panel) => (
      <section id={panel.id} class="mt-4 mb-5" aria-label={panel.title}>
        {panel.content}
      </section>
    ))}
  </>
);

const tabOf = ({ tab, place }: ShownPanel): RoomTab => tab ?? (place === "main" ? "conversation" : "more");

const Header = ({ viewer, room, menu }: Pick<RoomProps, "viewer" | "room"> & { menu: Child }) => (
  <div class="mb-4 flex items-center gap-3">
    {room.partners.length > 0 ? (
      <span class={room.partners.length > 1 ? "max-sm:hidden" : "max-[16rem]:hidden"}>
        <Avatars names={room.partners.map((partner) => partner.name)} size={room.partners.length > 1 ? "md" : "lg"} />
      </span>
    ) : null}
    <div class="min-w-0 flex-1">
      <h1 class="page-title mb-0 break-words max-sm:text-xl">{room.title}</h1>
      <p class="quiet text-sm">
        {whoWords(room.partners)}
        <span class="max-sm:hidden"> · together since {sayDay(room.openedAt, viewer.participant.timezone)}</span>
      </p>
    </div>
    {menu}
  </div>
);

/** "Amara is your mentor", "2 mentors, 28 mentees". */
function whoWords(partners: readonly Partner[]): string {
  const [only] = partners;
  if (!only) return "Nobody else is in this loop now";
  if (partners.length === 1) return `${only.name} is your ${only.role}`;
  const count = (role: "mentor" | "mentee") => {
    const some = partners.filter((partner) => partner.role === role).length;
    return some === 0 ? [] : [`${some} ${role}${some === 1 ? "" : "s"}`];
  };
  return `With you: ${[...count("mentor"), ...count("mentee")].join(", ")}`;
}

/** On a phone, what else there is. */
const More = ({ panels }: { panels: ShownPanel[] }) => (
  <nav id="more" data-tab="more" class="room-more" aria-label="More in this loop" data-look>
    <ul class="flex flex-wrap gap-2">
      {panels.map((panel) => (
        <li>
          <a class="plain chip room-chip" href={`#${panel.id}`}>
            {panel.title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const TABS: { tab: RoomTab; label: string; icon: string }[] = [
  { tab: "conversation", label: "Conversation", icon: "chat" },
  { tab: "meetings", label: "Meetings", icon: "calendar" },
  { tab: "goals", label: "Goals", icon: "goal" },
  { tab: "more", label: "More", icon: "more" },
];

const Bar = ({ viewer }: { viewer: MemberViewer }) => (
  <nav class="room-bar" aria-label="Parts of this loop" data-look>
    <ul>
      <li>
        <a class="plain" href={`/programs/${viewer.program.programId}/home`}>
          <Icon name="home" />
          <span>Home</span>
        </a>
      </li>
      {TABS.map(({ tab, label, icon }) => (
        <li>
          <a class="plain" href={`#${tab}`} data-to={tab}>
            <Icon name={icon} />
            <span>{label}</span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
