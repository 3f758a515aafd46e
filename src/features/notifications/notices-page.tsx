import type { ParticipantViewer } from "../../access/viewer.ts";
import type { NoticeKind } from "../../notices/notice-kind.ts";
import { zoneWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox, ErrorSummary, Field, Form } from "../../ui/field.tsx";
import { When } from "../../ui/time.tsx";
import type { FormProblems } from "../../web/form.ts";
import { outcomeWords, pacesOf } from "./notice-words.ts";
import type { Notices, ToldNotice } from "./read-notices.ts";

type Props = {
  viewer: ParticipantViewer;
  kinds: readonly NoticeKind[];
  notices: Notices;
  form: FormProblems;
  now: Date;
};

/** How many of the things told are shown at first. */
const FIRST = 10;

/** What somebody is written to about, how soon and when not; and what was sent, when and why. */
export const NoticesPage = ({ viewer, kinds, notices, form, now }: Props) => (
  <div class="mx-auto max-w-2xl">
    <h1 class="page-title">Your mails</h1>
    <p class="mb-6">
      {notices.address ? (
        <>
          They go to <strong class="break-words">{notices.address}</strong>.{" "}
        </>
      ) : (
        "There is no address to write to yet. "
      )}
      No mail holds what your partners wrote to you. Invitations and links to sign in always come.
    </p>
    <ErrorSummary errors={form.errors} />
    <Form action={`/programs/${viewer.program.programId}/notices`}>
      <section aria-labelledby="kinds">
        <h2 class="section-title" id="kinds">
          What we write to you about
        </h2>
        {kinds.length === 0 ? <p class="quiet">There is nothing to choose yet.</p> : null}
        <ul class="rows mb-8">
          {kinds.map((kind) => (
            <li>
              <Choice kind={kind} value={form.values[kind.kind]} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="quiet">
        <h2 class="section-title" id="quiet">
          Quiet hours
        </h2>
        <p class="quiet mb-2 text-sm">
          In your time, {zoneWords(viewer.participant.timezone)}. What comes up meanwhile is sent when they are over
          {kinds.some((kind) => kind.urgent) ? `, but for: ${urgent(kinds)}.` : "."}
        </p>
        <Checkbox name="quiet" label="Send me nothing in these hours" checked={form.values.quiet === "1"} />
        <div class="grid max-w-80 grid-cols-2 gap-x-6">
          <Field name="from" type="time" label="From" value={form.values.from} error={form.errors.from} oneOf />
          <Field name="until" type="time" label="Until" value={form.values.until} error={form.errors.until} oneOf />
        </div>
      </section>
      <Button wide>Save</Button>
    </Form>
    <Told viewer={viewer} kinds={kinds} told={notices.told} now={now} />
  </div>
);

const Choice = ({ kind, value }: { kind: NoticeKind; value: string | undefined }) => (
  <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
    <div class="min-w-0 flex-1 basis-64">
      <label class="font-semibold" for={`pace-${kind.kind}`}>
        {kind.title}
      </label>
      {kind.urgent ? <p class="quiet text-sm">Comes at once, or never.</p> : null}
    </div>
    <select class="select w-full sm:w-64" id={`pace-${kind.kind}`} name={kind.kind}>
      {pacesOf(kind).map((pace) => (
        <option value={pace.value} selected={pace.value === (value ?? kind.pace)}>
          {pace.label}
        </option>
      ))}
    </select>
  </div>
);

const urgent = (kinds: readonly NoticeKind[]) =>
  kinds
    .filter((kind) => kind.urgent)
    .map((kind) => kind.title.charAt(0).toLowerCase() + kind.title.slice(1))
    .join(", ");

type ToldProps = { viewer: ParticipantViewer; kinds: readonly NoticeKind[]; told: readonly ToldNotice[]; now: Date };

const Told = ({ told, ...scene }: ToldProps) => (
  <section class="mt-12" aria-labelledby="told">
    <h2 class="section-title" id="told">
      What was sent, and why
    </h2>
    {told.length === 0 ? (
      <p class="quiet">Nothing yet. When we write to you, it is listed here with its reason.</p>
    ) : null}
    <ToldList told={told.slice(0, FIRST)} {...scene} />
    {told.length > FIRST ? (
      <details>
        <summary class="inline-flex min-h-11 items-center font-medium">Earlier ones ({told.length - FIRST})</summary>
        <ToldList told={told.slice(FIRST)} {...scene} />
      </details>
    ) : null}
  </section>
);

const ToldList = ({ viewer, kinds, told, now }: ToldProps) => (
  <ul class="rows">
    {told.map((one) => {
      const kind = kinds.find(({ kind }) => kind === one.kind);
      return (
        <li>
          <p class="font-medium">
            {kind?.title ?? "Something else"}
            {one.loop ? (
              <>
                {" · "}
                <a href={`/programs/${viewer.program.programId}/loops/${one.loop.id}`}>{one.loop.title}</a>
              </>
            ) : null}
          </p>
          <p class="quiet text-sm">
            <When at={one.toldAt} zone={viewer.participant.timezone} format="date" />
            {kind ? `, ${kind.why}` : ""}. {outcomeWords(one, viewer.participant.timezone, now)}.
          </p>
        </li>
      );
    })}
  </ul>
);
