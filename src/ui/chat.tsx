import { raw } from "hono/html";
import type { Child } from "hono/jsx";

/** One message of a conversation. `html` must be safe: made by the one place that renders Markdown. */
export const Bubble = ({ mine, author, html, when }: { mine: boolean; author: string; html: string; when: Child }) => (
  <div class={`chat ${mine ? "chat-end" : "chat-start"}`}>
    <div class="chat-header quiet mb-1 text-sm">
      {mine ? "You" : author} · {when}
    </div>
    <div class={`chat-bubble prose-cairn ${mine ? "bg-base-300" : "bg-base-200"} text-base-content`}>{raw(html)}</div>
  </div>
);
