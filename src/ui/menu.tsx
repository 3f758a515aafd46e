import type { Child } from "hono/jsx";

/** More that can be done here, behind one button; works without JavaScript. */
export const Menu = ({ label, children }: { label: string; children?: Child }) => (
  <details class="dropdown dropdown-end">
    <summary class="btn btn-ghost" aria-label={label}>
      ⋯
    </summary>
    <div class="dropdown-content z-10 mt-1 grid w-56 gap-1 rounded-xl bg-base-200 p-2 shadow">{children}</div>
  </details>
);
