import { randomBytes } from "node:crypto";
import type { CertificateId } from "./certificates.tables.ts";

/** Without letters that look like digits, so that an address can be typed from paper. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 22;

/** 110 random bits, in letters that a hand can copy from paper. */
export function newCertificateId(): CertificateId {
  return Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % 32]).join("") as CertificateId;
}

/** What somebody typed or followed, as an id; the case of its letters does not matter. */
export function readCertificateId(typed: string | undefined): CertificateId | null {
  const id = (typed ?? "").toLowerCase();
  return id.length === LENGTH && [...id].every((letter) => ALPHABET.includes(letter)) ? (id as CertificateId) : null;
}
