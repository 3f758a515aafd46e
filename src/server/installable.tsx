import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { THEME_COLOR } from "../ui/theme-color.ts";
import { type Route, route } from "../web/route.ts";

const MANIFEST = {
  id: "/",
  name: "Cairn",
  short_name: "Cairn",
  description: "Mentoring, one stone at a time.",
  start_url: "/",
  scope: "/",
  display: "standalone",
  background_color: THEME_COLOR.light,
  theme_color: THEME_COLOR.light,
  icons: [
    { src: "/assets/icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "/assets/icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "/assets/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    { src: "/assets/icon.svg", sizes: "any", type: "image/svg+xml" },
  ],
};

/** What makes Cairn installable on a phone, and what an installed one shows without a connection. */
export function installableRoutes(assets: { css: string }): Route[] {
  const worker = serviceWorker(assets.css);
  return [
    route("get", "/manifest.webmanifest", "anyone", (c) =>
      c.body(JSON.stringify(MANIFEST), 200, {
        "content-type": "application/manifest+json",
        "cache-control": "public, max-age=3600",
      }),
    ),
    route("get", "/service-worker.js", "anyone", (c) =>
      c.body(worker, 200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" }),
    ),
    route("get", "/offline", "anyone", (c) => c.render(<OfflinePage />, { title: "No connection" })),
  ];
}

const OfflinePage = () => (
  <Empty
    title="There is no connection"
    text="Nothing is lost: what you typed into a message or a goal waits on this device. Try again when you are back on the net."
  >
    <Button href="">Try again</Button>
  </Empty>
);

/**
 * Keeps one page and its looks, both the same for everybody, and shows it when a page cannot be reached. Nothing else
 * is kept or answered from here, so that no page of a person ever comes from a device's memory. Another build has
 * another name of the sheet, and so another worker that replaces this one.
 */
const serviceWorker = (css: string) => `
const KEPT = ${JSON.stringify(`offline ${css}`)};
const FILES = ["/offline", ${JSON.stringify(css)}];
addEventListener("install", (event) => {
  const files = FILES.map((file) => new Request(file, { credentials: "omit", cache: "reload" }));
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(files)).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  const forget = caches.keys().then((keys) => Promise.all(keys.filter((key) => key !== KEPT).map((key) => caches.delete(key))));
  event.waitUntil(Promise.all([forget, registration.navigationPreload?.enable()]));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate" && request.method === "GET") {
    const online = Promise.resolve(event.preloadResponse).then((early) => early || fetch(request));
    event.respondWith(online.catch(() => caches.match("/offline")));
  } else if (new URL(request.url).pathname === FILES[1]) {
    event.respondWith(fetch(request).catch(() => caches.match(FILES[1])));
  }
});
`;
