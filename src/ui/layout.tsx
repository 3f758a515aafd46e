import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { Avatar } from "./avatar.tsx";
import { Cairn } from "./cairn-mark.tsx";
import { FindBox } from "./find-box.tsx";
import { type NavEntry, Navigation, PLACES } from "./navigation.tsx";
import { THEME_COLOR } from "./theme-color.ts";
import { Toast } from "./toast.tsx";

export type { NavEntry };

type PageProps = {
  title: string;
  assets: { css: string; js: string };
  program?: string | undefined;
  home?: string | undefined;
  viewer?: { id: string; name: string; email: string } | undefined;
  /** Keys of a single letter or sign do nothing for whoever looks. */
  keysOff?: true | undefined;
  nav?: NavEntry[] | undefined;
  /** Where everything can be found, and where all keys are listed. */
  find?: { find: string; keys: string } | undefined;
  flash?: string | undefined;
  /** The part of the page that what was sent before leads to. */
  part?: string | undefined;
  /** What has to be known on every page, above its content. */
  notice?: Child;
  /** Tables and charts use the whole width; words keep to a readable line. */
  wide?: boolean | undefined;
  stream?: string | undefined;
  lang?: string | undefined;
  children?: Child;
};

/** The frame around every page: head, navigation, the sentence left from the page before, and the content. */
export const Page = (props: PageProps) => html`<!doctype html>${<Frame {...props} />}`;

const Frame = (props: PageProps) => (
  <html lang={props.lang ?? "en"}>
    <Head {...props} />
    <body
      class={`min-h-dvh ${props.nav ? "has-nav" : ""}`}
      data-controller={props.stream ? "stream" : undefined}
      data-stream-url-value={props.stream}
      data-owner={props.viewer?.id}
      data-part={props.part}
      data-keys={props.keysOff ? "off" : undefined}
    >
      <a class="btn btn-primary skip" href="#content">
        Go to the content
      </a>
      <div class="mx-auto max-w-6xl px-4 sm:px-6">
        <Header {...props} />
        <Body {...props} />
      </div>
    </body>
  </html>
);

const Head = ({ title, program, assets }: PageProps) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="turbo-refresh-method" content="morph" />
    <meta name="turbo-refresh-scroll" content="preserve" />
    <meta name="color-scheme" content="light dark" />
    <title>{title === "Cairn" ? title : `${title} · ${program ?? "Cairn"}`}</title>
    <link rel="stylesheet" href={assets.css} data-turbo-track="reload" />
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    <link rel="apple-touch-icon" href="/assets/apple-touch-icon.png" />
    <link rel="manifest" href="/manifest.webmanifest" />
    <meta name="theme-color" content={THEME_COLOR.light} media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content={THEME_COLOR.dark} media="(prefers-color-scheme: dark)" />
    <script type="module" src={assets.js} data-turbo-track="reload" />
  </head>
);

const Header = ({ program, home = "/", viewer, nav, find }: PageProps) => (
  <header class="site-header">
    <a class="plain brand" href={home}>
      <Cairn stones={5} size={34} as="mark" title="Cairn" />
      <span class="heading truncate text-lg">{program ?? "Cairn"}</span>
    </a>
    {nav && !isLong(nav) ? <Navigation entries={nav} /> : null}
    <span class="flex-1" />
    {find ? <FindBox {...find} /> : null}
    {viewer ? <Account {...viewer} /> : null}
  </header>
);

/** Few places fit into the header, many get a column of their own. */
const isLong = (nav: NavEntry[] | undefined): nav is NavEntry[] => nav !== undefined && nav.length > PLACES;

const Body = ({ nav, flash, notice, wide, children }: PageProps) => (
  <div class={isLong(nav) ? "with-side-nav" : "pt-2"}>
    {isLong(nav) ? <Navigation entries={nav} /> : null}
    <main id="content" class={`min-w-0 pb-12 ${nav || wide ? "" : "mx-auto max-w-3xl"}`} tabindex={-1}>
      <div id="flash" class="sticky top-2 z-20" aria-live="polite">
        {flash ? <Toast>{flash}</Toast> : null}
      </div>
      <template id="unsent">
        <Toast kind="problem">That did not get through. What you typed is still here: please send it again.</Toast>
      </template>
      {notice}
      {children}
    </main>
  </div>
);

const Account = ({ name, email }: { name: string; email: string }) => (
  <details class="dropdown dropdown-end" data-controller="menu">
    <summary class="btn btn-ghost px-2">
      <Avatar name={name} size="sm" />
      <span class="max-w-40 truncate max-lg:sr-only">{name}</span>
    </summary>
    <div class="dropdown-content pop z-40 mt-1 w-64">
      <p class="quiet truncate px-4 pt-3 text-sm">{email}</p>
      <div class="menu-list">
        <a class="plain" href="/account">
          Your account
        </a>
        <form action="/sign-out" method="post">
          <button type="submit">Sign out</button>
        </form>
      </div>
    </div>
  </details>
);
