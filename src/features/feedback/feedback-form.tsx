import type { Child } from "hono/jsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Textarea } from "../../ui/field.tsx";
import { Wrong } from "../../ui/labelled.tsx";
import type { FormProblems } from "../../web/form.ts";
import { RATINGS, WHO_SEES } from "./questions.ts";

type Props = {
  action: string;
  form: FormProblems;
  label: string;
  /** Tells several of these on one page apart. */
  id?: string;
  children?: Child;
  /** The rating that stands chosen is sent by itself at the first sign of a person. */
  oneTap?: boolean;
};

/** One to five, and a few words; who will see it is said before anything is written. */
export const FeedbackForm = ({ action, form, label, id = "", children, oneTap = false }: Props) => (
  <>
    <ErrorSummary errors={form.errors} />
    <form
      action={action}
      method="post"
      novalidate
      data-controller={oneTap ? "one-tap" : "draft"}
      data-one-tap-words-value={oneTap ? "Noted: {rating}. You can still change it, or add a few words." : undefined}
    >
      <p class="quiet mb-3 text-sm">{WHO_SEES}</p>
      <Rating label={label} value={form.values.rating} error={form.errors.rating} id={id} />
      {oneTap ? <p class="mb-3 font-semibold" data-one-tap-target="noted" role="status" /> : null}
      <Textarea
        name="comment"
        label="A few words"
        id={`field-comment${id}`}
        value={form.values.comment}
        error={form.errors.comment}
        rows={3}
      />
      {children}
      <Button wide>Send to my coordinator</Button>
    </form>
  </>
);

const Rating = ({
  label,
  value,
  error,
  id,
}: {
  label: string;
  value: string | undefined;
  error: string | undefined;
  id: string;
}) => (
  <fieldset class="field" id={`field-rating${id}`} aria-describedby={error ? `field-rating${id}-error` : undefined}>
    <legend class="field-label">{label}</legend>
    <div class="rating">
      {RATINGS.map((words, index) => (
        <label class="rating-choice">
          <input type="radio" name="rating" value={index + 1} checked={value === String(index + 1)} required />
          <span class="heading text-xl">{index + 1}</span>
          <span class="sr-only"> · </span>
          <span class="rating-words">{words}</span>
        </label>
      ))}
    </div>
    <Wrong field={{ name: "rating", label, error, id: `field-rating${id}` }} />
  </fieldset>
);
