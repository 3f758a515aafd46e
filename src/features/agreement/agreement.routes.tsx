import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/field.tsx";
import { When } from "../../ui/time.tsx";
import { goOn } from "../../web/flash.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { acceptAgreement } from "./accept-agreement.ts";
import { AGREEMENT } from "./agreement-text.ts";
import { readAgreement, type Signature } from "./read-agreement.ts";

export function agreementRoutes(log: Log): Route[] {
  return [
    route("post", "/programs/:program/loops/:loop/agreement", "member", async (c, viewer) => {
      const accepted = await acceptAgreement(log, {
        programId: viewer.program.programId,
        loopId: viewer.loop.loopId,
        by: viewer.participant.participantId,
      });
      return goOn(c, `${loopPath(viewer)}#agreement`, accepted ? "Good. You have agreed." : "You had agreed already.");
    }),
  ];
}

/** What the members expect of each other, and who has said yes to it. */
export function agreementPanel(log: Log): Panel {
  return {
    id: "agreement",
    title: "Agreement",
    place: "side",
    render: async (viewer) => <Agreement viewer={viewer} signatures={await readAgreement(log.store.db, viewer)} />,
  };
}

const Agreement = ({ viewer, signatures }: { viewer: MemberViewer; signatures: Signature[] }) => {
  const open = viewer.loop.status !== "closed" && signatures.some((one) => one.mine && !one.acceptedAt);
  return (
    <div class="space-y-3">
      <details open={open || undefined}>
        <summary class="min-h-11 py-2">What we expect of each other</summary>
        <dl class="mt-2 space-y-2">
          {AGREEMENT.map(({ title, text }) => (
            <div>
              <dt class="font-semibold">{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
      {signatures.length > NAMED ? (
        <details>
          <summary class="min-h-11 py-2">
            {signatures.filter((one) => one.acceptedAt).length} of {signatures.length} have agreed
          </summary>
          <Signatures viewer={viewer} signatures={signatures} />
        </details>
      ) : (
        <Signatures viewer={viewer} signatures={signatures} />
      )}
      {open && (
        <Form action={`${loopPath(viewer)}/agreement`}>
          <Button>I agree</Button>
        </Form>
      )}
    </div>
  );
};

/** More than this many are counted first, and named when one asks. */
const NAMED = 4;

const Signatures = ({ viewer, signatures }: { viewer: MemberViewer; signatures: Signature[] }) => (
  <ul class="space-y-1">
    {signatures.map((one) => (
      <li>{one.acceptedAt ? <Agreed one={one} zone={viewer.participant.timezone} /> : <NotYet one={one} />}</li>
    ))}
  </ul>
);

const Agreed = ({ one, zone }: { one: Signature; zone: string }) => (
  <>
    <span aria-hidden="true">✓ </span>
    {one.mine ? "You agreed" : `${one.name} agreed`} on <When at={one.acceptedAt as Date} zone={zone} format="date" />
  </>
);

const NotYet = ({ one }: { one: Signature }) => (
  <span class="quiet">{one.mine ? "You have not agreed yet" : `${one.name} has not agreed yet`}</span>
);
