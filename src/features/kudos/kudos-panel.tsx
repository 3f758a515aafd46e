import type { Child } from "hono/jsx";
import type { ProgramViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Button } from "../../ui/button.tsx";
import { Badge as Chip } from "../../ui/chip.tsx";
import { When } from "../../ui/time.tsx";
import { emptyForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { BadgeMark, badgeName } from "./badge-mark.tsx";
import { UNDO_FOR } from "./delete-kudos.ts";
import { KudosForm } from "./kudos-form.tsx";
import { deletedKudos, kudosOf, type LoopKudos, othersIn, publishedKudos, totalsIn } from "./read-kudos.ts";

type Totals = Awaited<ReturnType<typeof totalsIn>>;

/** What the members thank each other for. */
export function kudosPanel(log: Log): Panel {
  return {
    id: "kudos",
    title: "Kudos",
    place: "side",
    tab: "more",
    render: async (viewer) => {
      const { db } = log.store;
      const since = new Date(log.now().getTime() - UNDO_FOR);
      const [kudos, totals, others, deleted] = await Promise.all([
        kudosOf(db, viewer),
        totalsIn(db, viewer),
        othersIn(db, viewer),
        deletedKudos(db, viewer, since),
      ]);
      const zone = viewer.participant.timezone;
      const base = `${loopPath(viewer)}/kudos`;
      return (
        <>
          {kudos.length === 0 ? <p class="quiet">A word of thanks goes a long way.</p> : null}
          <TotalsOf totals={totals} me={viewer.participant.participantId} />
          {/* The mail of new ones leads here, to read; the heading above opens the form. */}
          <div id="kudos-given">
            <Some kudos={kudos.slice(0, 3)} base={base} zone={zone} />
          </div>
          {kudos.length > 3 ? (
            <details>
              <summary class="min-h-11 py-2">Earlier ones</summary>
              <Some kudos={kudos.slice(3)} base={base} zone={zone} />
            </details>
          ) : null}
          {deleted.map((one) => (
            <form
              class="wash-river mt-3 flex flex-wrap items-center justify-between gap-2 rounded-xl px-4 py-2"
              method="post"
              action={`${base}/${one.kudos_id}/restoration`}
            >
              <span class="min-w-0 text-sm">
                You deleted your kudos for {one.recipient}: {badgeName(one.badge).toLowerCase()}.
              </span>
              <Button kind="ghost" small label={`Bring your kudos for ${one.recipient} back`}>
                Bring them back
              </Button>
            </form>
          ))}
          {viewer.loop.status === "closed" || others.length === 0 ? null : (
            <details class="mt-3">
              <summary class="min-h-11 py-2 font-medium">Give kudos</summary>
              <div class="mt-3">
                <KudosForm action={base} others={others} form={emptyForm()} />
              </div>
            </details>
          )}
        </>
      );
    },
  };
}

/** Each person's stones, with how often each was given. */
const TotalsOf = ({ totals, me }: { totals: Totals; me: string }) => (
  <ul class="mb-4 grid gap-3">
    {[...Map.groupBy(totals, (one) => one.participant_id)].map(([id, badges]) => (
      <li>
        <p class="quiet mb-1 text-sm">{id === me ? "Yours" : badges[0]?.name}</p>
        <ul class="flex flex-wrap gap-x-4 gap-y-2">
          {badges.map((one) => (
            <li class="flex items-center gap-1.5 text-sm">
              <BadgeMark badge={one.badge} size={26} /> {badgeName(one.badge)}
              <span class="font-semibold tabular-nums">
                <span aria-hidden="true">×</span> {one.times}
              </span>
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);

const Some = ({ kudos, base, zone }: { kudos: readonly LoopKudos[]; base: string; zone: string }) => (
  <ul class="rows">
    {kudos.map((one) => (
      <li>
        <One one={one} zone={zone}>
          <Publishing one={one} base={base} />
        </One>
      </li>
    ))}
  </ul>
);

type Shown = Pick<LoopKudos, "badge" | "note" | "given_at" | "author" | "recipient">;

const One = ({ one, zone, children }: { one: Shown; zone: string; children?: Child }) => (
  <div class="flex items-start gap-3">
    <BadgeMark badge={one.badge} size={34} />
    <div class="min-w-0">
      <p>
        <span class="font-semibold">{badgeName(one.badge)}</span> · {one.author} for {one.recipient}
        <span class="quiet text-sm">
          {" "}
          · <When at={one.given_at} zone={zone} />
        </span>
      </p>
      {one.note ? <p class="mt-1 whitespace-pre-line break-words">{one.note}</p> : null}
      {children}
    </div>
  </div>
);

/** Who sees it, and for the two whom it concerns a way to change that. */
const Publishing = ({ one, base }: { one: LoopKudos; base: string }) => {
  const shown = one.published && !one.withheld_at;
  const wanted = one.byMe ? one.published : !one.withheld_at;
  const mayChange = one.byMe || (one.forMe && one.published);
  return (
    <div class="mt-1 flex flex-wrap items-center gap-x-3">
      {shown ? <Chip label="Everybody sees it" /> : null}
      {one.byMe && one.published && one.withheld_at ? (
        <span class="quiet text-sm">{one.recipient} keeps it between you.</span>
      ) : null}
      {mayChange ? (
        <form method="post" action={`${base}/${one.kudos_id}/publishing`}>
          <Button kind="ghost" small name="everybody" value={wanted ? "0" : "1"}>
            {wanted ? "Keep it between us" : "Show it to everybody"}
          </Button>
        </form>
      ) : null}
      {one.byMe ? (
        <form method="post" action={`${base}/${one.kudos_id}/deletion`}>
          <Button kind="ghost" small label={`Delete your kudos for ${one.recipient}`}>
            Delete
          </Button>
        </form>
      ) : null}
    </div>
  );
};

/** Published kudos of the whole program, for a page of highlights; null when there are none. */
export function kudosShelf(log: Log) {
  return async (viewer: ProgramViewer, limit: number): Promise<Child | null> => {
    const kudos = await publishedKudos(log.store.db, viewer, limit);
    const zone = viewer.participant?.timezone ?? viewer.program.timezone;
    if (kudos.length === 0) return null;
    return (
      <ul class="rows">
        {kudos.map((one) => (
          <li>
            <One one={one} zone={zone} />
          </li>
        ))}
      </ul>
    );
  };
}
