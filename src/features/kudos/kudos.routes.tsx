import { z } from "zod";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { Button } from "../../ui/button.tsx";
import { Badge } from "../../ui/chip.tsx";
import { Checkbox, ErrorSummary, Form, Radios, Textarea } from "../../ui/field.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { BADGES, giveKudos } from "./give-kudos.ts";
import { kudosOf, othersIn } from "./read-kudos.ts";

const Kudos = z.object({
  recipient: z.string("Choose who they are for.").min(1, "Choose who they are for."),
  badge: z.enum(BADGES, "Choose what they are for."),
  note: z.string().trim().max(1_000, "At most 1,000 characters.").default(""),
  published: z.string().optional(),
});
const OPTIONS = BADGES.map((badge) => ({ value: badge, label: capital(badge) }));

export function kudosRoutes(log: Log): Route[] {
  return [
    route("post", "/programs/:program/loops/:loop/kudos", "member", async (c, viewer) => {
      const form = await readForm(c, Kudos);
      const again = async (problems: FormProblems) => {
        c.status(422);
        const others = await othersIn(log.store.db, viewer);
        return c.render(
          <div class="mx-auto max-w-xl">
            <h1 class="page-title">Give kudos</h1>
            <KudosForm viewer={viewer} others={others} form={problems} />
          </div>,
          { title: "Give kudos" },
        );
      };
      if (!form.ok) return again(form);
      const { recipient, badge, note, published } = form.data;
      const kudos = { recipient: recipient as ParticipantId, badge, note: note || null, published: Boolean(published) };
      const given = await giveKudos(log, viewer, kudos);
      if (!given) return again({ errors: { recipient: "They are not in this loop now." }, values: { badge, note } });
      return goOn(c, `${loopPath(viewer)}#kudos`, "Given. That will make somebody's day.");
    }),
  ];
}

/** What the members thank each other for. */
export function kudosPanel(log: Log): Panel {
  return {
    id: "kudos",
    title: "Kudos",
    place: "side",
    render: async (viewer) => {
      const [kudos, others] = await Promise.all([kudosOf(log.store.db, viewer), othersIn(log.store.db, viewer)]);
      return (
        <>
          {kudos.length === 0 ? <p class="quiet">A word of thanks goes a long way.</p> : null}
          <ul class="grid gap-2">
            {kudos.map((one) => (
              <li>
                <Badge label={capital(one.badge)} tone="done" /> {one.author} for {one.recipient}
                {one.note ? <p class="mt-1">{one.note}</p> : null}
              </li>
            ))}
          </ul>
          {viewer.loop.status === "closed" || others.length === 0 ? null : (
            <details class="mt-3">
              <summary class="font-medium">Give kudos</summary>
              <div class="mt-3">
                <KudosForm viewer={viewer} others={others} form={emptyForm()} />
              </div>
            </details>
          )}
        </>
      );
    },
  };
}

type FormProps = { viewer: MemberViewer; others: { participant_id: string; name: string }[]; form: FormProblems };

const KudosForm = ({ viewer, others, form }: FormProps) => (
  <>
    <ErrorSummary errors={form.errors} />
    <Form action={`${loopPath(viewer)}/kudos`} draft>
      {others.length === 1 ? (
        <input type="hidden" name="recipient" value={others[0]?.participant_id} />
      ) : (
        <Radios
          name="recipient"
          label="For"
          value={form.values.recipient}
          error={form.errors.recipient}
          options={others.map((other) => ({ value: other.participant_id, label: other.name }))}
          required
        />
      )}
      <Radios
        name="badge"
        label="Thank you for your …"
        value={form.values.badge}
        error={form.errors.badge}
        options={OPTIONS}
        required
      />
      <Textarea
        name="note"
        label="A few words"
        id="field-kudos-note"
        value={form.values.note}
        error={form.errors.note}
        rows={2}
      />
      <Checkbox
        name="published"
        label="Show it to everybody in the program"
        hint="Otherwise your loop and your coordinator see it."
        checked={Boolean(form.values.published)}
      />
      <Button>Give kudos</Button>
    </Form>
  </>
);

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
