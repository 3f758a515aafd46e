import { CompactSign, exportJWK, exportPKCS8, generateKeyPair, importPKCS8 } from "jose";
import { v7 as uuidv7 } from "uuid";
import type { Sealer } from "../../access/sealed.ts";
import type { Db } from "../../store/store.ts";
import { keyPath } from "./addresses.ts";
import "./certificates.tables.ts";

/** What every reader of Open Badges 3.0 has to know; other algorithms may be met with a shrug. */
const ALG = "RS256";

export type Signing = { db: Db; sealer: Sealer; now: Date };

/** Signs claims with the organisation's key in use, as a compact JWS that says where the public half is found. */
export async function signAs(signing: Signing, baseUrl: string, orgId: string, claims: object): Promise<string> {
  const { keyId, pkcs8 } = await keyInUse(signing, orgId);
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: ALG, kid: `${baseUrl}${keyPath(keyId)}`, typ: "JWT" })
    .sign(await importPKCS8(pkcs8, ALG));
}

/** No longer signs with this key; what it signed can be verified as before. The next signature makes a new one. */
export async function retireKey(db: Db, orgId: string, keyId: string, at: Date): Promise<void> {
  await db
    .updateTable("issuer_key")
    .set({ retired_at: at })
    .where("org_id", "=", orgId)
    .where("key_id", "=", keyId)
    .where("retired_at", "is", null)
    .execute();
}

/** Every public key there ever was, or the one with this id: retired ones prove what they signed. */
export async function publicKeys(db: Db, baseUrl: string, keyId?: string) {
  let query = db.selectFrom("issuer_key").orderBy("made_at").orderBy("key_id").select(["key_id", "public_key"]);
  if (keyId !== undefined) query = query.where("key_id", "=", keyId);
  const rows = await query.execute();
  return rows.map(({ key_id, public_key: { kty, n, e } }) => {
    return { kty, n, e, alg: ALG, use: "sig", kid: `${baseUrl}${keyPath(key_id)}` };
  });
}

/** The private half, opened for one signature. Where the server's secret is another now, a new key takes its place. */
async function keyInUse(signing: Signing, orgId: string): Promise<{ keyId: string; pkcs8: string }> {
  const { db, sealer, now } = signing;
  const known = await find(db, orgId);
  const pkcs8 = known && sealer.open(purpose(orgId, known.key_id), known.sealed_key);
  if (known && pkcs8) return { keyId: known.key_id, pkcs8 };
  if (known) await retireKey(db, orgId, known.key_id, now);
  await makeKey(signing, orgId);
  return keyInUse(signing, orgId);
}

function find(db: Db, orgId: string) {
  return db
    .selectFrom("issuer_key")
    .where("org_id", "=", orgId)
    .where("retired_at", "is", null)
    .select(["key_id", "sealed_key"])
    .executeTakeFirst();
}

/** Two at once: the first one stays, as an organisation has one key in use. */
async function makeKey({ db, sealer, now }: Signing, orgId: string): Promise<void> {
  const pair = await generateKeyPair(ALG, { modulusLength: 2048, extractable: true });
  const keyId = uuidv7();
  const { kty, n, e } = await exportJWK(pair.publicKey);
  await db
    .insertInto("issuer_key")
    .values({
      org_id: orgId,
      key_id: keyId,
      public_key: JSON.stringify({ kty, n, e }),
      sealed_key: sealer.seal(purpose(orgId, keyId), await exportPKCS8(pair.privateKey)),
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const purpose = (orgId: string, keyId: string) => `issuer key ${orgId} ${keyId}`;
