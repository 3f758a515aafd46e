import type { Child } from "hono/jsx";
import "./panel.tsx";
import { Icon } from "./icon.tsx";

type Props = {
  id: string;
  title: string;
  here: number;
  of: number;
  /** The address of one of them, counted from one. */
  to: (n: number) => string;
  /** What one is called, and who comes before and after, for those who listen. */
  names: { one: string; before?: string | undefined; after?: string | undefined };
  children?: Child;
};

/** One of many, with ways to the one before and the next: links, and the arrow keys where there is JavaScript. */
export const OneByOne = ({ id, title, here, of, to, names, children }: Props) => (
  <turbo-frame id={id} data-turbo-action="advance" data-controller="arrow-keys">
    <section aria-labelledby={`${id}-title`}>
      <div class="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 class="section-title mb-0 min-w-0 flex-1 basis-40 break-words" id={`${id}-title`}>
          {title}
        </h2>
        {of > 1 ? (
          <nav class="flex items-center gap-1" aria-label={`Which ${names.one}`}>
            <Way
              rel="prev"
              href={here > 1 ? to(here - 1) : null}
              icon="back"
              words={`Previous: ${names.before ?? ""}`}
            />
            <span class="quiet text-sm tabular-nums" role="status">
              {here} of {of}
            </span>
            <Way rel="next" href={here < of ? to(here + 1) : null} icon="arrow" words={`Next: ${names.after ?? ""}`} />
          </nav>
        ) : null}
      </div>
      {children}
    </section>
  </turbo-frame>
);

type WayProps = { rel: "prev" | "next"; href: string | null; icon: string; words: string };

/** At the end it keeps its place, so that the other one does not move under the finger. */
const Way = ({ rel, href, icon, words }: WayProps) => (
  <a class={`btn btn-ghost${href ? "" : " invisible"}`} rel={rel} href={href ?? undefined} aria-label={words}>
    <Icon name={icon} />
  </a>
);
