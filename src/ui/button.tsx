import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

export type ButtonKind = "primary" | "quiet" | "danger" | "ghost";
const LOOKS: Record<ButtonKind, string> = {
  primary: "btn btn-primary",
  quiet: "btn btn-quiet",
  danger: "btn btn-danger",
  ghost: "btn btn-ghost",
};

type ButtonProps = {
  children?: Child;
  kind?: ButtonKind;
  href?: string;
  type?: "submit" | "button";
  name?: string;
  value?: string;
  form?: string;
  formaction?: string;
  formmethod?: "get" | "post";
  small?: boolean;
  icon?: string;
  disabled?: boolean;
  /** The whole width on a phone, where the thumb is. */
  wide?: boolean;
  /** Read aloud instead of the words, when they need their context: "Remove Amara". */
  label?: string;
  /** Opens the Dialog with this id. */
  dialog?: string;
};

/** A verb to press: a link when it leads somewhere, else a button of its form. */
export const Button = (props: ButtonProps) => {
  const { children, kind = "primary", type = "submit", name, value, form, formaction, formmethod } = props;
  const { disabled, icon, label } = props;
  const look = `${LOOKS[kind]}${props.small ? " btn-sm" : ""}${props.wide ? " max-sm:w-full" : ""}`;
  const href = props.dialog ? `#${props.dialog}` : props.href;
  const inside = (
    <>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </>
  );
  if (href === undefined) {
    return (
      <button {...{ type, name, value, form, formaction, formmethod, disabled }} class={look} aria-label={label}>
        {inside}
      </button>
    );
  }
  const opens = props.dialog
    ? { "data-controller": "dialog", "data-action": "dialog#open:prevent", "data-dialog-id-value": props.dialog }
    : {};
  return (
    <a class={look} href={href} aria-label={label} {...opens}>
      {inside}
    </a>
  );
};
