import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

/** A sentence about what just happened. It stays until the next page or sending, through refreshes of this one. */
export const Toast = ({ kind = "done", children }: { kind?: "done" | "problem"; children?: Child }) => (
  <p
    class={`${kind === "done" ? "wash-moss" : "wash-clay"} mb-5 flex items-center gap-3 rounded-xl px-4 py-3`}
    role={kind === "done" ? "status" : "alert"}
    data-keep
  >
    <Icon name={kind === "done" ? "check" : "problem"} />
    <span class="min-w-0">{children}</span>
  </p>
);
