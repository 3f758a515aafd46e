import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

/** More that can be done here, behind one button; works without JavaScript. Its children are links and forms. */
export const Menu = ({ label, children }: { label: string; children?: Child }) => (
  <details class="dropdown dropdown-end" data-controller="menu">
    <summary class="btn btn-ghost btn-square" aria-label={label}>
      <Icon name="more" />
    </summary>
    <div class="dropdown-content pop menu-list z-30 mt-1 w-60">{children}</div>
  </details>
);
