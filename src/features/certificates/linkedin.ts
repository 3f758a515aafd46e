import { certificatePath } from "./addresses.ts";
import { titleWords } from "./certificate-words.ts";
import type { Certificate } from "./read-certificates.ts";

/** LinkedIn's form for a certificate, filled in. It is a link alone: nothing of theirs is loaded here. */
export function linkedInLink(one: Certificate, baseUrl: string): string {
  const [year, month] = new Intl.DateTimeFormat("en-CA", { timeZone: one.timezone, year: "numeric", month: "numeric" })
    .formatToParts(one.taken_at)
    .filter((part) => part.type === "year" || part.type === "month")
    .map((part) => part.value);
  const fields = {
    startTask: "CERTIFICATION_NAME",
    name: `${titleWords(one)}, ${one.program_name}`,
    organizationName: one.organisation_name,
    issueYear: year as string,
    issueMonth: String(Number(month)),
    certUrl: `${baseUrl}${certificatePath(one.certificate_id)}`,
    certId: one.certificate_id,
  };
  const query = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://www.linkedin.com/profile/add?${query.join("&")}`;
}
