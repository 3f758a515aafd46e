import type { Child } from "hono/jsx";

type Labelled = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean;
  id?: string;
};
type FieldProps = Labelled & {
  type?: string;
  value?: string | undefined;
  autocomplete?: string;
  min?: string;
  max?: string;
  maxlength?: number;
  placeholder?: string;
};

const idOf = ({ id, name }: Labelled) => id ?? `field-${name}`;
const describedBy = (field: Labelled) =>
  [field.hint ? `${idOf(field)}-hint` : "", field.error ? `${idOf(field)}-error` : ""].filter(Boolean).join(" ") ||
  undefined;

const Around = ({ field, children }: { field: Labelled; children: Child }) => (
  <div class="mb-4">
    <label class="mb-1 block font-medium" for={idOf(field)}>
      {field.label}
      {field.required ? null : <span class="quiet font-normal"> (if you like)</span>}
    </label>
    {children}
    {field.hint ? (
      <p class="quiet mt-1 text-sm" id={`${idOf(field)}-hint`}>
        {field.hint}
      </p>
    ) : null}
    {field.error ? (
      <p class="mt-1 font-medium text-error text-sm" id={`${idOf(field)}-error`}>
        {field.error}
      </p>
    ) : null}
  </div>
);

/** One line to fill in, with its label, its hint, and what is wrong with it beside it. */
export const Field = (props: FieldProps) => (
  <Around field={props}>
    <input
      class={`input${props.error ? " input-error" : ""}`}
      id={idOf(props)}
      name={props.name}
      type={props.type ?? "text"}
      value={props.value}
      required={props.required}
      autocomplete={props.autocomplete}
      min={props.min}
      max={props.max}
      maxlength={props.maxlength}
      placeholder={props.placeholder}
      aria-invalid={props.error ? "true" : undefined}
      aria-describedby={describedBy(props)}
    />
  </Around>
);

/** Several lines of text. */
export const Textarea = (props: Labelled & { value?: string | undefined; rows?: number; maxlength?: number }) => (
  <Around field={props}>
    <textarea
      class={`textarea${props.error ? " textarea-error" : ""}`}
      id={idOf(props)}
      name={props.name}
      rows={props.rows ?? 4}
      required={props.required}
      maxlength={props.maxlength}
      aria-invalid={props.error ? "true" : undefined}
      aria-describedby={describedBy(props)}
      data-controller="autosize"
    >
      {props.value ?? ""}
    </textarea>
  </Around>
);

export type Option = { value: string; label: string; hint?: string };

/** One of many. */
export const Select = (props: Labelled & { value?: string | undefined; options: Option[]; empty?: string }) => (
  <Around field={props}>
    <select
      class="select"
      id={idOf(props)}
      name={props.name}
      required={props.required}
      aria-invalid={props.error ? "true" : undefined}
      aria-describedby={describedBy(props)}
    >
      {props.empty === undefined ? null : <option value="">{props.empty}</option>}
      {props.options.map((option) => (
        <option value={option.value} selected={option.value === props.value}>
          {option.label}
        </option>
      ))}
    </select>
  </Around>
);

/** One of a few, all of them to be seen. */
export const Radios = (props: Labelled & { value?: string | undefined; options: Option[] }) => (
  <fieldset class="mb-4" aria-describedby={describedBy(props)}>
    <legend class="mb-1 font-medium">{props.label}</legend>
    <div class="flex flex-wrap gap-2">
      {props.options.map((option) => (
        <label class="flex min-h-11 cursor-pointer items-center gap-2 rounded-xl border border-base-300 px-3 py-2">
          <input
            class="radio"
            type="radio"
            name={props.name}
            value={option.value}
            checked={option.value === props.value}
            required={props.required}
          />
          <span>
            {option.label}
            {option.hint ? <span class="quiet block text-sm">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
    {props.hint ? (
      <p class="quiet mt-1 text-sm" id={`${idOf(props)}-hint`}>
        {props.hint}
      </p>
    ) : null}
    {props.error ? (
      <p class="mt-1 font-medium text-error text-sm" id={`${idOf(props)}-error`}>
        {props.error}
      </p>
    ) : null}
  </fieldset>
);

export const Checkbox = ({
  name,
  label,
  checked,
  value = "1",
  hint,
}: {
  name: string;
  label: string;
  checked?: boolean;
  value?: string;
  hint?: string;
}) => (
  <label class="mb-4 flex min-h-11 cursor-pointer items-start gap-3">
    <input class="checkbox mt-0.5" type="checkbox" name={name} value={value} checked={checked} />
    <span>
      {label}
      {hint ? <span class="quiet block text-sm">{hint}</span> : null}
    </span>
  </label>
);

/** How many things need a look, before the form; each field says its own. */
export const ErrorSummary = ({ errors }: { errors: Record<string, string> }) => {
  const count = Object.keys(errors).length;
  if (count === 0) return null;
  return (
    <div class="wash-clay mb-4 rounded-xl p-4" role="alert" tabindex={-1} data-controller="focus">
      <p class="font-semibold">
        {errors.form ?? (count === 1 ? "One thing needs a look." : `${count} things need a look.`)}
      </p>
    </div>
  );
};

type FormProps = {
  action: string;
  children?: Child;
  id?: string;
  method?: "post" | "get";
  enctype?: "multipart/form-data";
  draft?: boolean;
  class?: string;
};

/** A form. `draft`: what is typed is kept on this device until it is sent. */
export const Form = ({ action, children, id, method = "post", enctype, draft, class: look }: FormProps) => (
  <form
    action={action}
    method={method}
    id={id}
    enctype={enctype}
    class={look}
    data-controller={draft ? "draft" : undefined}
    novalidate={method === "post"}
  >
    {children}
  </form>
);
