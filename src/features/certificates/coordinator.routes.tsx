import { z } from "zod";
import type { Log } from "../../activity/log.ts";
import { goOn } from "../../web/flash.ts";
import { readForm } from "../../web/form.ts";
import type { PersonSection } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { readCertificateId } from "./certificate-id.ts";
import { CertificateState, CertificatesPage, certificatesPath, RevokeForm } from "./coordinator-page.tsx";
import { certificatesOf, listCertificates } from "./read-certificates.ts";
import { reinstateCertificate, revokeCertificate } from "./revoke-certificate.ts";

const PATH = "/programs/:program/certificates";
const Reason = z.object({
  reason: z.string("Say why.").trim().min(1, "Say why: its holder will ask.").max(300, "At most 300 characters."),
});

/** The coordinator's list: who took one, whether it counts, and whether the way still bears it. */
export function certificateListRoutes(log: Log): Route[] {
  return [
    route("get", PATH, "coordinator", async (c, viewer) => {
      const page = await listCertificates(log.store.db, viewer, readCertificateId(c.req.query("before")));
      return c.render(<CertificatesPage viewer={viewer} {...page} />, { title: "Certificates", wide: true });
    }),
    route("post", `${PATH}/:certificate/revocation`, "coordinator", async (c, viewer) => {
      const certificate = readCertificateId(c.req.param("certificate"));
      if (!certificate) return c.notFound();
      const form = await readForm(c, Reason);
      if (!form.ok) {
        c.status(422);
        return c.render(
          <div class="mx-auto max-w-xl">
            <h1 class="page-title">Revoke a certificate</h1>
            <RevokeForm viewer={viewer} id={certificate} error={form.errors.reason} value={form.values.reason} />
          </div>,
          { title: "Revoke a certificate" },
        );
      }
      const answer = await revokeCertificate(log, viewer, { certificate, reason: form.data.reason });
      if ("refused" in answer) return c.notFound();
      return goOn(
        c,
        certificatesPath(viewer),
        answer.changed ? "Revoked. Its page says so." : "It was revoked already.",
      );
    }),
    route("post", `${PATH}/:certificate/reinstatement`, "coordinator", async (c, viewer) => {
      const certificate = readCertificateId(c.req.param("certificate"));
      const answer = certificate && (await reinstateCertificate(log, viewer, certificate));
      if (!answer || "refused" in answer) return c.notFound();
      return goOn(c, certificatesPath(viewer), answer.changed ? "It counts again." : "It was not revoked.");
    }),
  ];
}

/** In a person's summary: that they took one, and whether it counts. */
export function certificateSection(log: Log): PersonSection {
  return {
    title: "Certificates",
    render: async (viewer, id) => {
      const all = await certificatesOf(log.store.db, viewer, id);
      if (all.length === 0) return null;
      return (
        <>
          <ul class="grid gap-2">
            {all.map((one) => (
              <li>
                As a {one.role}: <CertificateState one={one} />
              </li>
            ))}
          </ul>
          <p class="mt-2 text-sm">
            <a href={certificatesPath(viewer)}>All certificates</a>
          </p>
        </>
      );
    },
  };
}
