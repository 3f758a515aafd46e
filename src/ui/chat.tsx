import { raw } from "hono/html";
import type { Child } from "hono/jsx";

/** One message of a conversation. `html` must be safe: made by the one place that renders Markdown. */
export const Bubble = ({ mine, author, html, when }: { mine: boolean; author: string; html: string; when: Child }) => (
  <div class={`talk ${mine ? "talk-mine" : ""}`}>
    <p class="quiet px-1 text-sm">
      {mine ? "You" : author} · {when}
    </p>
    <div class="bubble prose-cairn">{raw(html)}</div>
  </div>
);
