import type { Child } from "hono/jsx";

/** A form around a table with `select`: what is chosen is sent with the button that is pressed. */
export const Selection = ({ action, children }: { action: string; children?: Child }) => (
  <form action={action} method="post" data-controller="selection">
    {children}
  </form>
);

/** What can be done with the chosen rows. It rises with the first choice; without JavaScript it is always there. */
export const SelectionBar = ({ children, label = "With the chosen people" }: { children?: Child; label?: string }) => (
  <section class="selection-bar" aria-label={label} data-selection-target="bar">
    <p class="min-w-24 font-semibold tabular-nums" role="status" data-selection-target="count">
      The chosen ones
    </p>
    <span class="flex-1" />
    {children}
  </section>
);
