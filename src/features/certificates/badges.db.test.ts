import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2019 } from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, importJWK } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { meaningOf } from "../../../test/open-badges/meaning.ts";
import { finishedPair } from "../../../test/support/finished-pair.ts";
import { BASE_URL, type House, openHouse } from "../../../test/support/house.ts";
import { openSealer } from "../../access/sealed.ts";
import type { CertificateId } from "./certificates.tables.ts";
import { type Credential, claimsOf, credentialOf } from "./credential.ts";
import { signAs } from "./issuer-key.ts";
import { type Certificate, readCertificate } from "./read-certificates.ts";
import { takeCertificate } from "./take-certificate.ts";

const NAME = `Ana "<b>Bold</b>" Reis-Łukasz`;
let house: House;
let id: CertificateId;
let one: Certificate;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const pair = await finishedPair(world);
  const taken = await takeCertificate(world.log, await world.memberViewer(pair.mentee, pair.loopId), NAME);
  id = (taken as { certificate: CertificateId }).certificate;
  one = (await readCertificate(cairn.store.db, id)) as Certificate;
});
afterAll(() => house.close());

const ask = async (path: string) => {
  const answer = await house.get(path);
  return { status: answer.status, type: answer.headers.get("content-type") ?? "", body: await answer.text() };
};
const badge = async () => (await ask(`/certificates/${id}/badge.jwt`)).body;
const pathOf = (address: string) => address.slice(BASE_URL.length);

function validator(file: string) {
  const schema = JSON.parse(readFileSync(file, "utf8")) as object;
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
const VC = "https://www.w3.org/2018/credentials#";
const OB = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
const OURS = join(import.meta.dirname, "../../../test/open-badges/achievement-credential.schema.json");

describe("the credential", () => {
  test("is what the specification asks for, by our schema of it", () => {
    const validate = validator(OURS);
    validate(credentialOf(one, BASE_URL));
    expect(validate.errors).toBeNull();
    for (const spoil of [
      (bad: Credential) => ({ ...bad, "@context": bad["@context"].toReversed() }),
      (bad: Credential) => ({ ...bad, type: ["OpenBadgeCredential"] }),
      (bad: Credential) => ({ ...bad, issuer: { ...bad.issuer, id: undefined } }),
      (bad: Credential) => ({ ...bad, validFrom: "yesterday" }),
      (bad: Credential) => ({ ...bad, email: "ana@example.org" }),
    ]) {
      expect(validate(JSON.parse(JSON.stringify(spoil(credentialOf(one, BASE_URL)))))).toBe(false);
    }
  });

  test("says nothing that the published vocabularies of Open Badges and Verifiable Credentials do not know", async () => {
    const credential = credentialOf(one, BASE_URL);
    const dateTime = "http://www.w3.org/2001/XMLSchema#dateTime";
    const meant = await meaningOf(credential);
    expect(meant).toMatchObject([
      {
        "@id": credential.id,
        "@type": [`${VC}VerifiableCredential`, `${OB}OpenBadgeCredential`],
        [`${VC}issuer`]: [{ "@id": credential.issuer.id, "@type": [`${OB}Profile`] }],
        [`${VC}validFrom`]: [{ "@type": dateTime, "@value": credential.validFrom }],
        [`${VC}credentialSubject`]: [
          {
            "@type": [`${OB}AchievementSubject`],
            [`${OB}achievement`]: [
              {
                "@type": [`${OB}Achievement`],
                [`${OB}achievementType`]: [{ "@value": "CertificateOfCompletion" }],
              },
            ],
          },
        ],
      },
    ]);
    expect(await meaningOf(JSON.parse((await ask(`/certificates/${id}/badge.json`)).body))).toEqual(meant);
  });

  test.each<[string, RegExp, (good: Credential) => object]>([
    ["a word beside the credential's", /"property":"email"/, (good) => ({ ...good, email: "ana@example.org" })],
    [
      "a word of its subject",
      /"property":"partner"/,
      (good) => ({ ...good, credentialSubject: { ...good.credentialSubject, partner: "Ben Okoro" } }),
    ],
    [
      "another kind of thing",
      /"type":"OurList"/,
      (good) => ({ ...good, credentialStatus: { ...good.credentialStatus, type: "OurList" } }),
    ],
    [
      "another vocabulary",
      /"url":"https:\/\/example.org\/ours.json"/,
      (good) => ({ ...good, "@context": [...good["@context"], "https://example.org/ours.json"] }),
    ],
  ])("%s that is not published is refused there", async (_, why, spoil) => {
    const refused = await meaningOf(spoil(credentialOf(one, BASE_URL))).catch((error) => error.details);
    expect(JSON.stringify(refused)).toMatch(why);
    expect(refused).not.toBeInstanceOf(Array);
  });

  test.skipIf(!process.env.OB3_SCHEMA)("is what the published schema asks for", async () => {
    const validate = validator(process.env.OB3_SCHEMA as string);
    validate(credentialOf(one, BASE_URL));
    expect(validate.errors).toBeNull();
    const payload = (await badge()).split(".")[1] as string;
    validate(JSON.parse(Buffer.from(payload, "base64url").toString()));
    expect(validate.errors).toBeNull();
    expect(validate({ ...credentialOf(one, BASE_URL), validFrom: undefined })).toBe(false);
  });

  test("says what was done, and nothing of the partner or of addresses", () => {
    const words = JSON.stringify(credentialOf(one, BASE_URL));
    expect(words).toContain("Certified mentee, Spring cohort");
    expect(words).toContain("- **Levelling Up**: ");
    expect(words).not.toMatch(/@example\.org|Ben|Okoro|Cora/);
  });

  test("is the same achievement for everybody in that role", () => {
    const of = (other: Partial<Certificate>) =>
      credentialOf({ ...one, ...other }, BASE_URL).credentialSubject.achievement.id;
    expect(of({ name: "Another", certificate_id: "x" as CertificateId })).toBe(of({}));
    expect(of({ role: "mentor" })).not.toBe(of({}));
    expect(of({ program_id: "other" as never })).not.toBe(of({}));
  });
});

describe("the signed badge", () => {
  test("is verified with what is published alone, and its claims are the credential's", async () => {
    const answer = await house.get(`/certificates/${id}/badge.jwt`);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    const jws = await answer.text();
    const header = decodeProtectedHeader(jws);
    expect(Object.keys(header).sort()).toEqual(["alg", "kid", "typ"]);
    expect(header).toMatchObject({ alg: "RS256", typ: "JWT" });
    const jwk = JSON.parse((await ask(pathOf(header.kid as string))).body);
    expect(Object.keys(jwk).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
    const { payload } = await compactVerify(jws, await importJWK(jwk, "RS256"));
    const credential = credentialOf(one, BASE_URL);
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(JSON.parse(JSON.stringify(claimsOf(credential))));
    expect(claimsOf(credential)).toMatchObject({
      iss: credential.issuer.id,
      jti: `${BASE_URL}/certificates/${id}`,
      sub: credential.credentialSubject.id,
      nbf: Date.parse(credential.validFrom) / 1000,
    });
    const set = createLocalJWKSet(JSON.parse((await ask("/.well-known/jwks.json")).body));
    await compactVerify(jws, set);
  });

  test("no longer verifies when a letter of it is another", async () => {
    const jws = await badge();
    const set = createLocalJWKSet(JSON.parse((await ask("/.well-known/jwks.json")).body));
    const [header, payload, signature] = jws.split(".") as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, name: "Certified astronaut" })).toString("base64url");
    await expect(compactVerify(`${header}.${forged}.${signature}`, set)).rejects.toThrow();
  });

  test("is made with one key however many ask at once, and after a restart", async () => {
    const { db } = house.cairn.store;
    const orgId = "fresh-org";
    await db
      .insertInto("organisation")
      .values({ org_id: orgId, name: "Fresh", created_at: new Date(0) })
      .execute();
    const signing = () => ({ db, sealer: openSealer("a-secret-for-tests-that-is-long-enough"), now: new Date(0) });
    const all = await Promise.all([1, 2, 3, 4].map(() => signAs(signing(), BASE_URL, orgId, { a: 1 })));
    all.push(await signAs(signing(), BASE_URL, orgId, { a: 1 }));
    expect(new Set(all).size).toBe(1);
    const keys = await db.selectFrom("issuer_key").where("org_id", "=", orgId).selectAll().execute();
    expect(keys).toHaveLength(1);
  });

  test("with another secret of the server gets another key; what the first one signed still verifies", async () => {
    const before = await badge();
    const { db } = house.cairn.store;
    const another = { db, sealer: openSealer("another-secret-for-tests-long-enough"), now: house.clock.now() };
    const after = await signAs(another, BASE_URL, one.org_id, claimsOf(credentialOf(one, BASE_URL)));
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
    const set = createLocalJWKSet(JSON.parse((await ask("/.well-known/jwks.json")).body));
    for (const jws of [before, after]) await compactVerify(jws, set);
  });

  test("keeps its private key sealed: neither the database nor anything published holds it", async () => {
    const rows = JSON.stringify(await house.cairn.store.db.selectFrom("issuer_key").selectAll().execute());
    const published = (await ask("/.well-known/jwks.json")).body;
    expect(JSON.parse(published).keys.length).toBeGreaterThan(0);
    for (const text of [rows, published]) expect(text).not.toMatch(/PRIVATE KEY|"(d|p|q|dp|dq|qi)":/);
  });

  test("is baked into a picture as the specification says", async () => {
    const { type, body } = await ask(`/certificates/${id}/badge.svg`);
    expect(type).toBe("image/svg+xml");
    const baked =
      /<svg [^>]*xmlns:openbadges="https:\/\/purl\.imsglobal\.org\/ob\/v3p0"[^>]*>\s*<openbadges:credential verify="([^"]+)">/;
    const set = createLocalJWKSet(JSON.parse((await ask("/.well-known/jwks.json")).body));
    const { payload } = await compactVerify(baked.exec(body)?.[1] as string, set);
    expect(JSON.parse(new TextDecoder().decode(payload)).id).toBe(`${BASE_URL}/certificates/${id}`);
    expect(body.match(/<openbadges:credential/g)).toHaveLength(1);
  });

  test("every address in it answers", async () => {
    const words = JSON.stringify(credentialOf(one, BASE_URL));
    const addresses = [...new Set(words.match(/http:\/\/localhost:3000\/[^"#]+/g))];
    expect(addresses.length).toBeGreaterThan(4);
    for (const address of addresses) expect((await ask(pathOf(address))).status, address).toBe(200);
    const issuer = JSON.parse((await ask(`/certificates/issuers/${one.org_id}`)).body);
    expect(issuer).toEqual(credentialOf(one, BASE_URL).issuer);
  });
});

test("an organisation that has given no certificate has no profile", async () => {
  await house.cairn.store.db
    .insertInto("organisation")
    .values({ org_id: "quiet-org", name: "Quiet", created_at: new Date(0) })
    .execute();
  for (const org of ["quiet-org", "nobody"]) expect((await ask(`/certificates/issuers/${org}`)).status).toBe(404);
  expect((await ask("/certificates/keys/nothing")).status).toBe(404);
});
