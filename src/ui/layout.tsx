import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { Cairn } from "./cairn-mark.tsx";

export type NavEntry = { label: string; href: string; current: boolean; icon?: string; count?: number };
type PageProps = {
  title: string;
  assets: { css: string; js: string };
  program?: string | undefined;
  home?: string | undefined;
  viewer?: { name: string; email: string } | undefined;
  nav?: NavEntry[] | undefined;
  flash?: string | undefined;
  wide?: boolean | undefined;
  stream?: string | undefined;
  children?: Child;
};

/** The frame around every page: head, navigation, the sentence left from the page before, and the content. */
export const Page = (props: PageProps) => html`<!doctype html>${<Frame {...props} />}`;

const Frame = ({ title, assets, program, home = "/", viewer, nav, flash, wide, stream, children }: PageProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="turbo-refresh-method" content="morph" />
      <meta name="turbo-refresh-scroll" content="preserve" />
      <meta name="color-scheme" content="light dark" />
      <title>{title === "Cairn" ? title : `${title} · ${program ?? "Cairn"}`}</title>
      <link rel="stylesheet" href={assets.css} data-turbo-track="reload" />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <script type="module" src={assets.js} data-turbo-track="reload" />
    </head>
    <body
      class="min-h-dvh pb-20 md:pb-0"
      data-controller={stream ? "stream" : undefined}
      data-stream-url-value={stream}
    >
      <a class="btn btn-primary sr-only focus:not-sr-only focus:absolute focus:z-20" href="#content">
        Go to the content
      </a>
      <header class="mx-auto flex max-w-6xl items-center gap-3 px-4 py-3">
        <a class="plain flex min-w-0 items-center gap-3" href={home}>
          <Cairn stones={5} size={34} flag title="Cairn" />
          <span class="heading truncate text-lg">{program ?? "Cairn"}</span>
        </a>
        <span class="flex-1" />
        {viewer ? <Account {...viewer} /> : null}
      </header>
      <div class={`mx-auto max-w-6xl px-4 ${nav ? "md:grid md:grid-cols-[11rem_1fr] md:gap-8" : ""}`}>
        {nav ? <Navigation entries={nav} /> : null}
        <main id="content" class={`min-w-0 pb-10 ${wide ? "" : ""}`} tabindex={-1}>
          <div aria-live="polite">
            {flash ? (
              <p class="wash-moss mb-4 rounded-xl px-4 py-3" role="status">
                {flash}
              </p>
            ) : null}
          </div>
          {children}
        </main>
      </div>
    </body>
  </html>
);

const Account = ({ name, email }: { name: string; email: string }) => (
  <details class="dropdown dropdown-end">
    <summary class="btn btn-ghost max-w-48">
      <span class="truncate">{name}</span>
    </summary>
    <div class="dropdown-content z-10 mt-1 w-64 rounded-xl bg-base-200 p-4 shadow">
      <p class="quiet mb-3 truncate text-sm">{email}</p>
      <p class="mb-3">
        <a href="/account">Your account</a>
      </p>
      <form action="/sign-out" method="post">
        <button class="btn btn-ghost w-full border border-base-300" type="submit">
          Sign out
        </button>
      </form>
    </div>
  </details>
);

const Navigation = ({ entries }: { entries: NavEntry[] }) => (
  <nav aria-label="Main" class="bottom-nav">
    <ul>
      {entries.map((entry) => (
        <li>
          <a class="plain" href={entry.href} aria-current={entry.current ? "page" : undefined}>
            {entry.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
