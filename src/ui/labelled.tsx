import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

export type Labelled = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean;
  /** One of several that stand for each other: neither needed nor as you like. */
  oneOf?: boolean;
  id?: string;
};

export const idOf = ({ id, name }: Labelled) => id ?? `field-${name}`;

/** What the field itself says about its hint and its error, so that both are read with it. */
export const wired = (field: Labelled) => ({
  id: idOf(field),
  name: field.name,
  required: field.required,
  "aria-invalid": field.error ? "true" : undefined,
  "aria-describedby": describedBy(field),
});

export const describedBy = (field: Labelled) =>
  [field.hint ? `${idOf(field)}-hint` : "", field.error ? `${idOf(field)}-error` : ""].filter(Boolean).join(" ") ||
  undefined;

/** A field between its label and hint above, and what is wrong with it below. */
export const Around = ({ field, children }: { field: Labelled; children: Child }) => (
  <div class="field">
    <label class="field-label" for={idOf(field)}>
      {field.label}
      <IfYouLike field={field} />
    </label>
    <Hint field={field} />
    {children}
    <Wrong field={field} />
  </div>
);

export const IfYouLike = ({ field }: { field: Labelled }) =>
  field.required || field.oneOf ? null : <span class="quiet font-normal"> (if you like)</span>;

export const Hint = ({ field }: { field: Labelled }) =>
  field.hint ? (
    <p class="quiet -mt-0.5 mb-1.5 text-sm" id={`${idOf(field)}-hint`}>
      {field.hint}
    </p>
  ) : null;

export const Wrong = ({ field }: { field: Labelled }) =>
  field.error ? (
    <p class="field-error" id={`${idOf(field)}-error`}>
      <span class="self-center">
        <Icon name="problem" size={18} />
      </span>
      {field.error}
    </p>
  ) : null;
