import type { Child } from "hono/jsx";

/** One thing with its words and what can be done with it. Use it when space and lines do not separate enough. */
export const Card = ({
  children,
  turn = false,
  footer,
  label,
}: {
  children?: Child;
  /** It is the reader's turn here. */
  turn?: boolean;
  footer?: Child;
  label?: string;
}) => (
  <article class={`callout ${turn ? "callout-turn" : "callout-info"} grid content-between gap-4`} aria-label={label}>
    <div class="min-w-0">{children}</div>
    {footer ? <div class="flex flex-wrap items-center gap-3">{footer}</div> : null}
  </article>
);
