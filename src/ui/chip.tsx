/** A filter that is on: what it is, and a way to take it off. */
export const Chip = ({ label, without }: { label: string; without: string }) => (
  <a class="plain badge badge-lg min-h-9 gap-2 bg-base-300" href={without}>
    {label} <span aria-hidden="true">×</span>
    <span class="sr-only">take this filter off</span>
  </a>
);

/** A word on a row: "Stuck", "Paused", a tag. */
export const Badge = ({ label, tone = "plain" }: { label: string; tone?: "plain" | "turn" | "done" | "problem" }) => {
  const look = { plain: "bg-base-300", turn: "wash-dawn", done: "badge-primary", problem: "wash-clay" }[tone];
  return <span class={`badge ${look}`}>{label}</span>;
};
