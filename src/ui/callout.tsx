import type { Child } from "hono/jsx";

const LOOKS = { turn: "wash-dawn", info: "sheet", problem: "wash-clay" };

/** Something to notice: it is your turn, something to know, or a problem. */
export const Callout = ({
  kind = "info",
  label,
  children,
}: {
  kind?: keyof typeof LOOKS;
  label?: string;
  children?: Child;
}) => (
  <div class={`${LOOKS[kind]} rounded-2xl p-5`}>
    {label ? <p class="eyebrow mb-1">{label}</p> : null}
    {children}
  </div>
);
