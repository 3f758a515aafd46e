import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

type BubbleProps = {
  mine: boolean;
  author: string;
  /** Must be safe: made by the one place that renders Markdown. */
  html: string;
  when: Child;
  /** What else is to know about it, after the time: "edited". */
  also?: string | undefined;
  /** What can be done with it, folded away behind a button with this name. */
  acts?: { label: string; content: Child } | undefined;
  /** What came with the words. */
  children?: Child;
};

/** One message of a conversation. */
export const Bubble = ({ mine, author, html, when, also, acts, children }: BubbleProps) => (
  <div class={`talk ${mine ? "talk-mine" : ""}`}>
    <p class="quiet px-1 text-sm">
      {mine ? "You" : author} · {when}
      {also ? ` · ${also}` : null}
    </p>
    <div class="talk-line">
      {html || children ? (
        <div class="bubble">
          {html ? <div class="prose-cairn">{raw(html)}</div> : null}
          {children}
        </div>
      ) : null}
      {acts ? (
        <details class="talk-acts">
          <summary class="btn btn-ghost btn-square btn-sm" aria-label={acts.label}>
            <Icon name="more" size={18} />
          </summary>
          <div class="talk-menu">{acts.content}</div>
        </details>
      ) : null}
    </div>
  </div>
);

/** A message that is no more, and what its author can still do about it. */
export const Gone = ({ mine, children }: { mine: boolean; children?: Child }) => (
  <div class={`talk ${mine ? "talk-mine" : ""}`}>
    <div class="talk-gone">{children}</div>
  </div>
);

type TalkProps = {
  label: string;
  /** Where it is told that the viewer has read this far; left out when there is nothing new. */
  unread?: { action: string; upTo: string } | undefined;
  children?: Child;
};

/** A conversation in a window of its own: it opens at its end, and stays where one reads when something comes in. */
export const Talk = ({ label, unread, children }: TalkProps) => (
  <section
    class="talk-window"
    aria-label={label}
    tabindex={0}
    data-controller="talk"
    data-talk-action-value={unread?.action}
    data-talk-up-to-value={unread?.upTo}
  >
    <div>{children}</div>
  </section>
);
