import { Cairn } from "../../ui/cairn-mark.tsx";
import { dateWords, deedWords, factWords } from "./certificate-words.ts";
import type { Certificate } from "./read-certificates.ts";

type Props = { one: Certificate; address: string; level?: 1 | 2 };

/** The certificate itself, as it hangs on a wall. */
export const CertificateSheet = ({ one, address, level = 1 }: Props) => (
  <article class="certificate" aria-label={`Certificate of ${one.name}`}>
    <Cairn stones={5} size={150} flag />
    <p class="certificate-eyebrow">Certificate</p>
    {level === 1 ? (
      <h1 class="certificate-name" dir="auto">
        {one.name}
      </h1>
    ) : (
      <p class="certificate-name" dir="auto">
        {one.name}
      </p>
    )}
    <p class="certificate-deed">{deedWords(one)}</p>
    <ul class="certificate-facts">
      {factWords(one).map((fact) => (
        <li>{fact}</li>
      ))}
    </ul>
    <p class="certificate-foot">
      Given on {dateWords(one.taken_at, one.timezone)}. Anybody can check that it is true:
      <br />
      <span class="certificate-address">{address}</span>
    </p>
  </article>
);
