import type { Signer } from "../../../access/signed-link.ts";
import type { ParticipantViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { Button } from "../../../ui/button.tsx";
import { Field, Form } from "../../../ui/field.tsx";
import { goOn } from "../../../web/flash.ts";
import { type Route, route } from "../../../web/route.ts";
import { feedAddress, readFeed, renewFeedAddress, whoseFeed } from "./calendar-feed.ts";

const PAGE = "/programs/:program/calendar";
const whose = ({ program, participant }: ParticipantViewer) => ({
  programId: program.programId,
  participantId: participant.participantId,
});

/** A private calendar to subscribe to, for whoever has its address, and the page that tells the address. */
export function calendarRoutes(log: Log, signer: Signer, baseUrl: string): Route[] {
  const { db } = log.store;
  return [
    route("get", "/calendar/:file", "anyone", async (c) => {
      const token = (c.req.param("file") ?? "").replace(/\.ics$/, "");
      const owner = await whoseFeed(db, signer, token, log.now());
      if (!owner) return c.text("There is no such calendar. Its owner may have changed its address.", 404);
      return c.body(await readFeed(db, owner, baseUrl, log.now()), 200, {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="mentoring.ics"',
        "cache-control": "private, max-age=300",
      });
    }),
    route("get", PAGE, "participant", async (c, viewer) => {
      const address = await feedAddress(db, signer, whose(viewer), baseUrl);
      return c.render(<CalendarPage viewer={viewer} address={address} />, { title: "Your calendar" });
    }),
    route("post", `${PAGE}/address`, "participant", async (c, viewer) => {
      await renewFeedAddress(log, whose(viewer));
      const page = `/programs/${viewer.program.programId}/calendar`;
      return goOn(c, page, "Your calendar has a new address. The old one shows nothing any more.");
    }),
  ];
}

const CalendarPage = ({ viewer, address }: { viewer: ParticipantViewer; address: string }) => (
  <div class="mx-auto max-w-prose">
    <h1 class="page-title">Your meetings in your calendar</h1>
    <p class="mb-5">
      Subscribe once, and every meeting of yours in {viewer.program.name} shows up in your calendar and moves with it.
      It says when and with whom, never where or about what.
    </p>
    <p class="mb-5">
      <Button href={address.replace(/^https?:/, "webcal:")} wide>
        Subscribe
      </Button>
    </p>
    <Field
      name="address"
      label="Or copy this address into your calendar"
      hint="Google: Other calendars, From URL. Outlook: Add calendar, Subscribe from web."
      value={address}
      oneOf
    />
    <h2 class="section-title mt-8">Keep it to yourself</h2>
    <p class="mb-3">
      Whoever has this address can see when you meet. If somebody has it who should not, take a new one, and subscribe
      again.
    </p>
    <Form action={`/programs/${viewer.program.programId}/calendar/address`}>
      <Button kind="quiet">Take a new address</Button>
    </Form>
  </div>
);
