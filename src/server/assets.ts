import { existsSync, readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { type Route, route } from "../web/route.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Which built file is meant by `app.css` and `app.js`. */
export function readAssets(dist: string): { css: string; js: string } {
  const names = JSON.parse(readFileSync(join(dist, "assets.json"), "utf8")) as Record<string, string>;
  return { css: `/assets/${names["app.css"]}`, js: `/assets/${names["app.js"]}` };
}

/** The built files: small and few, so they are kept in memory; their names carry their hash, so browsers keep them. */
export function assetRoutes(dist: string): Route[] {
  const files = new Map<string, Buffer>();
  return [
    route("get", "/assets/:file{.+}", "anyone", (c) => {
      const name = normalize(c.req.param("file") ?? "");
      const type = TYPES[extname(name)];
      const path = join(dist, "assets", name);
      if (!type || name.startsWith("..") || !existsSync(path)) return c.notFound();
      const body = files.get(name) ?? readFileSync(path);
      files.set(name, body);
      const hashed = /-[A-Za-z0-9]{8,}\./.test(name);
      return c.body(new Uint8Array(body), 200, {
        "content-type": type,
        "cache-control": hashed ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      });
    }),
  ];
}
