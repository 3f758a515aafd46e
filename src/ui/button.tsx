import type { Child } from "hono/jsx";

export type ButtonKind = "primary" | "quiet" | "danger";
const LOOKS: Record<ButtonKind, string> = {
  primary: "btn btn-primary",
  quiet: "btn btn-ghost border border-base-300",
  danger: "btn btn-error btn-outline",
};

type ButtonProps = {
  children?: Child;
  kind?: ButtonKind;
  href?: string;
  type?: "submit" | "button";
  name?: string;
  value?: string;
  formaction?: string;
  small?: boolean;
};

/** A verb to press: a link when it leads somewhere, else a button of its form. */
export const Button = ({
  children,
  kind = "primary",
  href,
  type = "submit",
  name,
  value,
  formaction,
  small,
}: ButtonProps) => {
  const look = `${LOOKS[kind]}${small ? " btn-sm" : ""}`;
  return href === undefined ? (
    <button class={look} type={type} name={name} value={value} formaction={formaction}>
      {children}
    </button>
  ) : (
    <a class={look} href={href}>
      {children}
    </a>
  );
};
