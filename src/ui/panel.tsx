import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

/** The frame that links load into: `<a data-turbo-frame={PANEL_FRAME}>` slides the summary in, and the address changes. */
export const PANEL_FRAME = "panel";

type WithPanelProps = { title: string; actions?: Child; children?: Child; panel?: Child };

/** A list with room for a summary beside it; on a phone the summary is a page of its own. */
export const WithPanel = ({ title, actions, children, panel }: WithPanelProps) => (
  <>
    <div class="panel-head mb-4 flex flex-wrap items-end justify-between gap-3">
      <h1 class="page-title mb-0">{title}</h1>
      <div class="flex gap-2">{actions}</div>
    </div>
    <div class="with-panel">
      <div class="min-w-0">{children}</div>
      <turbo-frame class="panel-frame" id={PANEL_FRAME} data-turbo-action="advance" target="_top">
        {panel}
      </turbo-frame>
    </div>
  </>
);

/** The summary itself, with a way back to the list. */
export const Panel = ({ title, close, children }: { title: string; close: string; children?: Child }) => (
  <aside class="panel" aria-labelledby="panel-title">
    <div class="mb-4 flex items-start justify-between gap-3">
      <h2 class="min-w-0 text-xl" id="panel-title">
        {title}
      </h2>
      <a class="btn btn-ghost btn-sm -mt-1 shrink-0" href={close} data-turbo-frame={PANEL_FRAME}>
        <Icon name="close" size={18} /> <span>Close</span>
      </a>
    </div>
    {children}
  </aside>
);

declare module "hono/jsx" {
  namespace JSX {
    interface IntrinsicElements {
      "turbo-frame": Record<string, unknown> & { id: string; children?: unknown };
    }
  }
}
