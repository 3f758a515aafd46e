import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { badgeImagePath, badgeJsonPath, badgePath, certificatePath, pdfPath } from "./addresses.ts";
import { CertificateSheet } from "./certificate-sheet.tsx";
import { dateWords } from "./certificate-words.ts";
import type { Certificate } from "./read-certificates.ts";

type Props = { one: Certificate; baseUrl: string; onPaper: boolean };

/** What anybody sees who was given the address: what it certifies, and that it counts. */
export const PublicCertificate = ({ one, baseUrl, onPaper }: Props) => {
  const id = one.certificate_id;
  return (
    <div class="mx-auto max-w-4xl">
      <p class="certificate-verdict no-print">
        <strong>Valid.</strong> This certificate was given by {one.organisation_name} and has not been taken back.
      </p>
      <CertificateSheet one={one} address={`${baseUrl}${certificatePath(id)}`} />
      <div class="no-print mt-6 flex flex-wrap gap-3">
        {onPaper ? (
          <Button href={pdfPath(id)} icon="download">
            Download as PDF
          </Button>
        ) : (
          <p class="quiet">Print this page to have it on paper.</p>
        )}
      </div>
      <section class="no-print mt-10" aria-labelledby="verify">
        <h2 class="section-title" id="verify">
          How to verify it
        </h2>
        <p class="mb-3">
          This page is the proof. Compare its address with the one on the certificate: it must begin with{" "}
          <span class="wrap-anywhere">{baseUrl}</span>. It is valid as long as this page says so.
        </p>
        <details>
          <summary class="font-medium">For wallets and machines</summary>
          <p class="mt-2 mb-2">
            There is an Open Badges 3.0 credential too, signed by {one.organisation_name}. Its signature can be checked
            with the <a href="/.well-known/jwks.json">published keys</a> alone.
          </p>
          <ul class="grid gap-1">
            <li>
              <a href={badgePath(id)} download={`${id}.jwt`}>
                The signed badge
              </a>{" "}
              (a JSON Web Token)
            </li>
            <li>
              <a href={badgeImagePath(id)} download={`${id}.svg`}>
                The same, baked into a picture
              </a>{" "}
              (SVG, for badge wallets)
            </li>
            <li>
              <a href={badgeJsonPath(id)}>What it says, to read</a> (JSON, not signed)
            </li>
          </ul>
        </details>
        <h3 class="mt-6 mb-2 font-semibold">What was to be done for it</h3>
        <Criteria text={one.criteria} />
      </section>
    </div>
  );
};

/** Our own small Markdown: a sentence, then a list of "- **stage**: steps". */
const Criteria = ({ text }: { text: string }) => {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const items = lines.filter((line) => line.startsWith("- "));
  return (
    <>
      {lines
        .filter((line) => !line.startsWith("- "))
        .map((line) => (
          <p class="mb-2">{line}</p>
        ))}
      <ul class="grid gap-1">
        {items.map((line) => {
          const [, stage = "", steps = line.slice(2)] = /^- \*\*(.+?)\*\*: (.*)$/.exec(line) ?? [];
          return (
            <li>
              <strong>{stage}</strong> <span class="quiet">{steps}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
};

/** Taken back: that it was, when and by whom; no name, and no reason. */
export const RevokedCertificate = ({ one }: { one: Certificate }) => {
  const at = (one.revoked_at ?? one.withdrawn_at) as Date;
  return (
    <div class="mx-auto max-w-2xl">
      <h1 class="page-title">This certificate is revoked</h1>
      <Callout kind="problem" label="Not valid">
        <p>
          It was given in {one.program_name}, a mentoring program of {one.organisation_name}, on{" "}
          {dateWords(one.taken_at, one.timezone)}, and revoked on {dateWords(at, one.timezone)} by{" "}
          {one.revoked_at ? one.organisation_name : "its holder"}. It certifies nothing any more.
        </p>
      </Callout>
    </div>
  );
};

/** Letters that our paper typefaces lack: a browser has them. */
export const NotOnPaper = ({ one }: { one: Certificate }) => (
  <div class="mx-auto max-w-2xl">
    <h1 class="page-title">Print the page instead</h1>
    <p class="mb-4">
      The typefaces of our PDFs lack letters of this name, and a name with gaps would be no certificate. Your browser
      has them: open the certificate, and print it from there.
    </p>
    <Button href={certificatePath(one.certificate_id)}>Open the certificate</Button>
  </div>
);
