import type { Context } from "hono";
import type { Sealer } from "../../access/sealed.ts";
import type { Log } from "../../activity/log.ts";
import { runsOf } from "../../paper/faces.ts";
import { type Route, route } from "../../web/route.ts";
import { EMBLEM_PATH } from "./addresses.ts";
import { bakedEmblem, emblem } from "./badge-image.ts";
import { readCertificateId } from "./certificate-id.ts";
import { certificatePdf } from "./certificate-pdf.ts";
import { claimsOf, credentialOf, issuerProfile, statusOf } from "./credential.ts";
import { publicKeys, signAs } from "./issuer-key.ts";
import { NotOnPaper, PublicCertificate, RevokedCertificate } from "./public-page.tsx";
import { type Certificate, isValid, readCertificate } from "./read-certificates.ts";
import { readIssuer } from "./read-issuer.ts";

export type PublicParts = { baseUrl: string; sealer: Sealer };

/** It may be taken back at any moment, so nobody keeps a copy; no search engine lists it. Machines may ask from anywhere. */
const UNKEPT = { "cache-control": "no-store", "x-robots-tag": "noindex", "access-control-allow-origin": "*" };
const KEPT = { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" };

/** What anybody may see who holds the address: pages, paper, badges, and what it takes to verify them. */
export function publicCertificateRoutes(log: Log, { baseUrl, sealer }: PublicParts): Route[] {
  const { db } = log.store;
  const sign = (one: Certificate) =>
    signAs({ db, sealer, now: log.now() }, baseUrl, one.org_id, claimsOf(credentialOf(one, baseUrl)));
  /** A valid certificate goes to `answer`; a revoked one is gone, and an unknown one was never there. */
  const withValid =
    (answer: (c: Context, one: Certificate) => Response | Promise<Response>) =>
    async (c: Context): Promise<Response> => {
      const one = await find(c);
      if (!one) return c.notFound();
      if (isValid(one)) return answer(c, one);
      c.status(410);
      return page(c, <RevokedCertificate one={one} />, "Revoked");
    };
  const find = async (c: Context) => {
    const id = readCertificateId(c.req.param("certificate") ?? c.req.param("paper")?.replace(/\.pdf$/, ""));
    return id ? readCertificate(db, id) : null;
  };
  return [
    route("get", "/.well-known/jwks.json", "anyone", async (c) =>
      c.json({ keys: await publicKeys(db, baseUrl) }, 200, KEPT),
    ),
    route("get", "/certificates/keys/:key", "anyone", async (c) => {
      const [key] = await publicKeys(db, baseUrl, c.req.param("key") ?? "");
      return key ? c.json(key, 200, KEPT) : c.notFound();
    }),
    route("get", "/certificates/issuers/:org", "anyone", async (c) => {
      const issuer = await readIssuer(db, c.req.param("org") ?? "");
      return issuer ? c.json(issuerProfile(issuer, baseUrl), 200, KEPT) : c.notFound();
    }),
    route("get", EMBLEM_PATH, "anyone", (c) => c.body(emblem(), 200, { ...KEPT, "content-type": "image/svg+xml" })),
    route(
      "get",
      "/certificates/:paper{[^/]+\\.pdf}",
      "anyone",
      withValid(async (c, one) => {
        const pdf = await certificatePdf(one, { baseUrl });
        if (!pdf) {
          c.status(404);
          return page(c, <NotOnPaper one={one} />, "Print the page instead");
        }
        return c.body(new Uint8Array(pdf), 200, {
          ...UNKEPT,
          "content-type": "application/pdf",
          "content-disposition": `inline; filename="certificate-${one.certificate_id}.pdf"`,
        });
      }),
    ),
    route("get", "/certificates/:certificate", "anyone", async (c) => {
      const one = await find(c);
      if (!one) return c.notFound();
      if (!isValid(one)) return page(c, <RevokedCertificate one={one} />, "Revoked certificate");
      const onPaper = runsOf(one.name) !== null;
      return page(c, <PublicCertificate one={one} baseUrl={baseUrl} onPaper={onPaper} />, `Certificate of ${one.name}`);
    }),
    route(
      "get",
      "/certificates/:certificate/badge.jwt",
      "anyone",
      withValid(async (c, one) => c.text(await sign(one), 200, UNKEPT)),
    ),
    route(
      "get",
      "/certificates/:certificate/badge.json",
      "anyone",
      withValid((c, one) =>
        c.body(JSON.stringify(credentialOf(one, baseUrl)), 200, { ...UNKEPT, "content-type": "application/ld+json" }),
      ),
    ),
    route(
      "get",
      "/certificates/:certificate/badge.svg",
      "anyone",
      withValid(async (c, one) =>
        c.body(bakedEmblem(await sign(one)), 200, { ...UNKEPT, "content-type": "image/svg+xml" }),
      ),
    ),
    route("get", "/certificates/:certificate/status.json", "anyone", async (c) => {
      const one = await find(c);
      return one ? c.json(statusOf(one, baseUrl), 200, UNKEPT) : c.notFound();
    }),
  ];
}

function page(c: Context, content: Parameters<Context["render"]>[0], title: string) {
  c.header("x-robots-tag", "noindex");
  return c.render(content, { title, wide: true });
}
