import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

/** The filters that are on, and beside them how many remain. */
export const Chips = ({ count, children }: { count: string; children?: Child }) => (
  <div class="mb-4 flex flex-wrap items-center gap-2">
    {children}
    <p class="quiet ml-auto text-sm tabular-nums" role="status">
      {count}
    </p>
  </div>
);

/** A filter that is on: what it is, and a way to take it off. */
export const Chip = ({ label, without }: { label: string; without: string }) => (
  <a class="plain chip" href={without}>
    <span class="truncate">{label}</span>
    <Icon name="close" size={16} />
    <span class="sr-only">Take this filter off</span>
  </a>
);

/** A word on a row: "Stuck", "Paused", a tag. */
export const Badge = ({ label, tone = "plain" }: { label: string; tone?: "plain" | "turn" | "done" | "problem" }) => (
  <span class={`badge badge-${tone}`}>{label}</span>
);
