import { capital } from "../../../access/names.ts";
import { CLOSING_REASONS } from "../../../progress/loop-reasons.ts";
import { Button } from "../../../ui/button.tsx";
import { ErrorSummary, Form, Radios, Textarea } from "../../../ui/field.tsx";
import { When } from "../../../ui/time.tsx";
import type { FormProblems } from "../../../web/form.ts";
import type { Closing } from "./read-closing.ts";

export const WORD_MAX = 2_000;
const RATINGS = ["not at all", "not really", "partly", "well", "very well"].map((label, index) => ({
  value: String(index + 1),
  label: `${index + 1} · ${label}`,
}));

type Props = { action: string; back: string; with_: string; zone: string; form: FormProblems; closing: Closing | null };

/** The end of a loop: the first to come closes it, the others answer; afterwards everybody can read the last words. */
export const ClosingPage = (props: Props) => {
  const { closing, with_, back } = props;
  if (closing?.mine) return <Ended {...props} closing={closing} />;
  return (
    <div class="mx-auto max-w-xl">
      <h1 class="page-title">{closing ? `Your last word to ${with_}` : `Close your loop with ${with_}`}</h1>
      {closing ? (
        <>
          <p class="mb-5">
            {closing.by_name ?? "Your coordinator"} closed it on{" "}
            <When at={closing.closed_at} zone={props.zone} format="date" />. If you like, leave a last word. How it was
            for you is asked once, apart: one tap in a mail, or on the page of the loop.
          </p>
          <LastWords {...props} closing={closing} />
        </>
      ) : (
        <p class="mb-5">
          Afterwards both of you can read everything, and write no more. {capital(with_)} will be told, and asked for a
          last word, too. You can open it again within 14 days.
        </p>
      )}
      <ErrorSummary errors={props.form.errors} />
      <Form action={props.action} draft>
        <fieldset class="mb-6">
          <legend class="section-title">For {with_} alone</legend>
          <Textarea
            name="lastWord"
            label="A last word"
            value={props.form.values.lastWord}
            error={props.form.errors.lastWord}
            hint="A thank you, a wish, what you take with you. No coordinator sees it."
            maxlength={WORD_MAX}
            rows={4}
          />
        </fieldset>
        <fieldset class="mb-6">
          <legend class="section-title">For your coordinator alone</legend>
          <Radios
            name="reason"
            label="Why does it end?"
            value={props.form.values.reason}
            error={props.form.errors.reason}
            options={Object.entries(CLOSING_REASONS).map(([value, label]) => ({ value, label }))}
            required={!closing}
          />
          {closing ? null : (
            <>
              <Radios
                name="rating"
                label="How well did you fit together?"
                value={props.form.values.rating}
                error={props.form.errors.rating}
                options={RATINGS}
              />
              <Textarea
                name="comment"
                label="In your own words"
                value={props.form.values.comment}
                error={props.form.errors.comment}
                hint="It helps your coordinator to match people. Your partner does not see it."
                maxlength={WORD_MAX}
                rows={3}
              />
            </>
          )}
        </fieldset>
        <div class="flex flex-wrap gap-3">
          <Button>{closing ? "Send my words" : "Close the loop"}</Button>
          <Button href={back} kind="ghost">
            {closing ? "Not now" : "Keep it open"}
          </Button>
        </div>
      </Form>
    </div>
  );
};

const Ended = (props: Props & { closing: Closing }) => (
  <div class="mx-auto max-w-xl">
    <h1 class="page-title">Your last words</h1>
    <LastWords {...props} />
    <p class="mt-5">
      <Button href={props.back} kind="quiet">
        Back to the loop
      </Button>
    </p>
  </div>
);

/** What the members said to each other at the end, and the coordinator to them. */
export const LastWords = ({ closing, zone }: { closing: Closing; zone: string }) => {
  const mine = closing.mine?.last_word;
  if (closing.theirs.length === 0 && !mine && !closing.message) return null;
  return (
    <div class="mb-5 space-y-4">
      {closing.message ? <Word name="Your coordinator" words={closing.message} /> : null}
      {closing.theirs.map((one) => (
        <Word name={one.name} words={one.last_word ?? ""} at={one.given_at} zone={zone} />
      ))}
      {mine ? <Word name="You" words={mine} at={closing.mine?.given_at} zone={zone} /> : null}
    </div>
  );
};

const Word = ({ name, words, at, zone }: { name: string; words: string; at?: Date | undefined; zone?: string }) => (
  <figure class="sheet">
    <blockquote class="whitespace-pre-wrap break-words">{words}</blockquote>
    <figcaption class="quiet mt-2 text-sm">
      {name}
      {at && zone ? (
        <>
          , <When at={at} zone={zone} format="date" />
        </>
      ) : null}
    </figcaption>
  </figure>
);
