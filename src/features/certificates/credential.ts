import { v5 as uuidv5 } from "uuid";
import { badgeImagePath, certificatePath, EMBLEM_PATH, issuerPath, statusPath } from "./addresses.ts";
import { deedWords, titleWords } from "./certificate-words.ts";
import type { Certificate } from "./read-certificates.ts";

export const CONTEXTS = [
  "https://www.w3.org/ns/credentials/v2",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
];
const SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";
/** The same achievement, whoever earns it, has the same name-based id. */
const ACHIEVEMENTS = "6f7f43cf-6a0e-4b0b-9d1f-0f0e5a6f3c52";

export type Credential = ReturnType<typeof credentialOf>;

/** A certificate as an Open Badges 3.0 credential (on the data model of Verifiable Credentials 2.0), not yet signed. */
export function credentialOf(one: Certificate, baseUrl: string) {
  const at = (path: string) => `${baseUrl}${path}`;
  const page = at(certificatePath(one.certificate_id));
  const name = `${titleWords(one)}, ${one.program_name}`;
  const image = (path: string, caption: string) => ({ id: at(path), type: "Image", caption });
  const validFrom = wholeSecond(one.taken_at);
  return {
    "@context": CONTEXTS,
    id: page,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name,
    description: `${one.name} ${deedWords(one)}.`,
    image: image(badgeImagePath(one.certificate_id), "A cairn of five stones with a small flag of light"),
    issuer: issuerProfile({ org_id: one.org_id, name: one.organisation_name }, baseUrl),
    validFrom,
    awardedDate: validFrom,
    credentialSubject: {
      id: `${page}#holder`,
      type: ["AchievementSubject"],
      // The name alone: an address of theirs, even hashed, could be found out by trying.
      identifier: [{ type: "IdentityObject", hashed: false, identityHash: one.name, identityType: "name" }],
      activityStartDate: wholeSecond(one.began_at),
      activityEndDate: wholeSecond(one.completed_at),
      role: one.role,
      achievement: {
        id: `urn:uuid:${uuidv5(`${one.program_id}/${one.role}`, ACHIEVEMENTS)}`,
        type: ["Achievement"],
        achievementType: "CertificateOfCompletion",
        name,
        description: `Walked the whole way as a ${one.role} in ${one.program_name}: every milestone of the program, with a mentoring partner.`,
        criteria: { narrative: one.criteria },
        image: image(EMBLEM_PATH, "A cairn of five stones with a small flag of light"),
        inLanguage: "en",
        tag: ["mentoring", one.role],
      },
    },
    credentialSchema: [{ id: SCHEMA, type: "1EdTechJsonSchemaValidator2019" }],
    credentialStatus: { id: at(statusPath(one.certificate_id)), type: "1EdTechRevocationList" },
  };
}

/** Who issues: the organisation that runs the program. */
export function issuerProfile({ org_id, name }: { org_id: string; name: string }, baseUrl: string) {
  return { id: `${baseUrl}${issuerPath(org_id)}`, type: ["Profile"], name, url: `${baseUrl}/` };
}

/** The credential with the claims that its JSON Web Token needs: the same things, said again in the words of tokens. */
export function claimsOf(credential: Credential) {
  return {
    ...credential,
    iss: credential.issuer.id,
    jti: credential.id,
    nbf: Date.parse(credential.validFrom) / 1000,
    sub: credential.credentialSubject.id,
  };
}

/**
 * The list of revoked credentials, for this one alone: a list of all would give away the addresses of certificates
 * whose holders took them back. Both spellings of its field are in use among those who read it.
 */
export function statusOf(one: Certificate, baseUrl: string) {
  const at = one.revoked_at ?? one.withdrawn_at;
  const revoked = at ? [{ id: `${baseUrl}${certificatePath(one.certificate_id)}`, revoked: true }] : [];
  return {
    id: `${baseUrl}${statusPath(one.certificate_id)}`,
    type: "1EdTechRevocationList",
    issuer: `${baseUrl}${issuerPath(one.org_id)}`,
    revokedCredential: revoked,
    revokedCredentials: revoked,
  };
}

/** Tokens count in whole seconds, and both have to say the same moment. */
const wholeSecond = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000).toISOString().replace(".000Z", "Z");
