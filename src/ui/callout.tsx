import type { Child } from "hono/jsx";

/** Something to notice: it is your turn, something to know, something reached, or a problem. */
export const Callout = ({
  kind = "info",
  label,
  children,
}: {
  kind?: "turn" | "info" | "done" | "problem";
  label?: string;
  children?: Child;
}) => (
  <div class={`callout callout-${kind}`}>
    {label ? <p class="eyebrow mb-1">{label}</p> : null}
    {children}
  </div>
);
