import type { ProgramViewer } from "../../access/viewer.ts";
import { type Asked, type Found, fits } from "../../web/findable.ts";

/** `path`: below the program's own, or from the root when it begins with a slash. `also`: other words people say for it. */
type Place = Pick<Found, "group" | "label"> & { path: string; who: keyof typeof MAY; also: string };

const MAY = {
  everybody: () => true,
  coordinator: (viewer: ProgramViewer) => viewer.isCoordinator,
  /** A coordinator who may write to people. */
  messenger: (viewer: ProgramViewer) => viewer.isCoordinator && !viewer.withoutMessages,
  participant: (viewer: ProgramViewer) => viewer.participant !== null,
  host: (viewer: ProgramViewer) => viewer.account.isHost,
};
const page = (who: Place["who"], label: string, path: string, also = ""): Place => ({
  group: "pages",
  ...{ label, path, who, also },
});
const action = (who: Place["who"], label: string, path: string, also = ""): Place => ({
  group: "actions",
  ...{ label, path, who, also },
});

/** The pages and actions that are there whatever happens. A new page is one line here; a test opens each of them. */
export const PLACES: readonly Place[] = [
  page("participant", "Home", "home", "start loops next"),
  page("coordinator", "Dashboard", "dashboard", "overview numbers insights start"),
  page("coordinator", "Participants", "participants", "people directory mentors mentees"),
  page("coordinator", "Loops", "loops", "pairs matches"),
  page("coordinator", "Outreach", "outreach", "messages mails sent"),
  page("coordinator", "Nudges", "outreach/nudges", "automatic messages reminders"),
  page("messenger", "Samples", "outreach/samples", "templates words of messages"),
  page("coordinator", "Drafts", "loops?status=draft", "matches waiting to be approved"),
  page("coordinator", "Certificates", "certificates", "badges"),
  page(
    "coordinator",
    "Reports",
    "reports",
    "report sponsor numbers compare export csv pdf standings transitions meetings",
  ),
  page("coordinator", "Cohorts", "cohorts", "intake begin together compare"),
  page("coordinator", "Settings", "settings", "program name thresholds coordinators"),
  page("coordinator", "API tokens", "tokens", "keys integration"),
  page("everybody", "Highlights", "highlights", "stories kudos"),
  page("participant", "Profile", "profile", "about me capacity"),
  page("participant", "When you can meet", "availability", "times free hours"),
  page("participant", "Your calendar", "calendar", "feed subscribe"),
  page("participant", "Groups", "groups", "group loops join"),
  page("participant", "Guide", "guide", "reading help"),
  page("participant", "Your mails", "notices", "notifications pace unsubscribe"),
  page("everybody", "Your account", "/account", "password sign in devices"),
  page("host", "Outgoing mail", "/outbox", "mails host"),
  page("everybody", "Keys", "keys", "keyboard shortcuts help"),
  action("coordinator", "Match two people", "loops/new", "pair new loop"),
  action("messenger", "New outreach", "outreach/new", "write message mail reach out"),
  action("coordinator", "Add a person", "participants/new", "participant new"),
  action("coordinator", "Import participants", "participants/imports/new", "csv list people bring in"),
  action("coordinator", "Open a group", "groups/new", "group loop new"),
  action("messenger", "New nudge", "outreach/nudges/new", "automatic message reminder"),
  action("coordinator", "Save participants as CSV", "participants/export.csv", "download export table"),
  action("coordinator", "Save the report as PDF", "reports/report.pdf", "download print sponsor"),
  action("coordinator", "See loops that are silent", "loops?status=silent", "quiet close"),
  action("coordinator", "See who is stuck", "participants?stuck=1", "people stuck"),
  action("coordinator", "See who waits for a match", "participants?loops=none", "people unmatched in no loop"),
];

/** Those of them that this viewer may open and that fit the words. */
export function placesFor(viewer: ProgramViewer, asked: Asked): Found[] {
  const base = `/programs/${viewer.program.programId}`;
  return PLACES.filter((place) => MAY[place.who](viewer) && fits(asked, `${place.label} ${place.also}`)).map(
    ({ group, label, path }) => ({ group, label, href: path.startsWith("/") ? path : `${base}/${path}` }),
  );
}
