import type { Child } from "hono/jsx";
import { Around, describedBy, Hint, IfYouLike, type Labelled, Wrong, wired } from "./labelled.tsx";

type FieldProps = Labelled & {
  type?: string;
  value?: string | undefined;
  autocomplete?: string;
  inputmode?: "text" | "numeric" | "email" | "url" | "tel" | "search" | "decimal";
  min?: string;
  max?: string;
  step?: string;
  pattern?: string;
  maxlength?: number;
  placeholder?: string;
  /** Which files a field of type file offers first. */
  accept?: string;
  /** Fills an empty time zone with the one of this device. */
  localZone?: boolean;
};
const SHORT = new Set(["date", "time", "datetime-local", "number", "month"]);

/** One line to fill in, with its label, its hint, and what is wrong with it beside it. */
export const Field = (props: FieldProps) => {
  const { label: _l, hint: _h, error: _e, id: _i, oneOf: _o, localZone, type = "text", ...rest } = props;
  return (
    <Around field={props}>
      <input
        {...rest}
        {...wired(props)}
        class={`input${SHORT.has(type) ? " input-narrow" : ""}`}
        type={type}
        data-controller={localZone ? "local-time-zone" : undefined}
      />
    </Around>
  );
};

/** Several lines of text. */
export const Textarea = (
  props: Labelled & { value?: string | undefined; rows?: number; maxlength?: number; placeholder?: string },
) => (
  <Around field={props}>
    <textarea
      {...wired(props)}
      class="textarea"
      rows={props.rows ?? 4}
      maxlength={props.maxlength}
      placeholder={props.placeholder}
      data-controller="autosize"
    >
      {props.value ?? ""}
    </textarea>
  </Around>
);

export type Option = { value: string; label: string; hint?: string };

type SelectProps = Labelled & {
  value?: string | undefined;
  options: Option[];
  empty?: string;
  /** Chooses the time zone of this device, where none is. */
  localZone?: boolean;
};

/** One of many. */
export const Select = (props: SelectProps) => (
  <Around field={props}>
    <select {...wired(props)} class="select" data-controller={props.localZone ? "local-time-zone" : undefined}>
      {props.empty === undefined ? null : <option value="">{props.empty}</option>}
      {props.options.map((option) => (
        <option value={option.value} selected={option.value === props.value}>
          {option.label}
        </option>
      ))}
    </select>
  </Around>
);

/** One of a few, all of them to be seen, each a card. */
export const Radios = (props: Labelled & { value?: string | undefined; options: Option[] }) => (
  <fieldset class="field" aria-describedby={describedBy(props)}>
    <legend class="field-label">
      {props.label}
      <IfYouLike field={props} />
    </legend>
    <Hint field={props} />
    <div class="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
      {props.options.map((option) => (
        <label class="choice">
          <input
            class="radio radio-sm"
            type="radio"
            name={props.name}
            value={option.value}
            checked={option.value === props.value}
            required={props.required}
          />
          <span class="min-w-0">
            {option.label}
            {option.hint ? <span class="quiet block text-sm">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
    <Wrong field={props} />
  </fieldset>
);

type CheckboxProps = { name: string; label: Child; checked?: boolean; value?: string; hint?: string };

/** Yes, or not. */
export const Checkbox = ({ name, label, checked, value = "1", hint }: CheckboxProps) => (
  <label class="mb-4 flex min-h-11 cursor-pointer items-start gap-3 py-2">
    <input
      class="checkbox checkbox-primary checkbox-sm mt-0.5"
      type="checkbox"
      name={name}
      value={value}
      checked={checked}
    />
    <span>
      {label}
      {hint ? <span class="quiet block text-sm">{hint}</span> : null}
    </span>
  </label>
);

/** How many things need a look, before the form; each field says its own. */
export const ErrorSummary = ({ errors }: { errors: Record<string, string> }) => {
  const fields = Object.keys(errors).filter((name) => name !== "form");
  if (fields.length === 0 && !errors.form) return null;
  const count = fields.length === 1 ? "One thing needs a look." : `${fields.length} things need a look.`;
  return (
    <div class="callout callout-problem mb-5" role="alert" tabindex={-1} data-controller="focus">
      <p class="font-semibold">{errors.form ?? count}</p>
      {fields.length === 0 ? null : (
        <ul class="mt-1">
          {fields.map((name) => (
            <li>
              <a href={`#field-${name}`}>{errors[name]}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

type FormProps = {
  action: string;
  children?: Child;
  id?: string;
  method?: "post" | "get";
  enctype?: "multipart/form-data";
  /** What is typed is kept on this device until it is sent; where one address takes several, what this one is about. */
  draft?: boolean | string;
  /** Filters: sent as soon as one is changed. */
  autosubmit?: boolean;
  /** The answer is a page of its own, not a redirect: the browser does it without Turbo. */
  answersWithPage?: boolean;
  class?: string;
};

export const Form = ({ action, children, id, method = "post", enctype, draft, autosubmit, ...rest }: FormProps) => (
  <form
    {...{ action, method, id, enctype }}
    class={rest.class}
    data-turbo={rest.answersWithPage ? "false" : undefined}
    data-controller={[draft ? "draft" : "", autosubmit ? "autosubmit" : ""].filter(Boolean).join(" ") || undefined}
    data-draft-about-value={typeof draft === "string" ? draft : undefined}
    novalidate={method === "post"}
  >
    {children}
  </form>
);
