import type { CertificateId } from "./certificates.tables.ts";

/** Where the world finds what belongs to certificates. They stand in signed badges, so they are forever. */
export const certificatePath = (id: CertificateId) => `/certificates/${id}`;
export const pdfPath = (id: CertificateId) => `/certificates/${id}.pdf`;
export const badgePath = (id: CertificateId) => `/certificates/${id}/badge.jwt`;
export const badgeJsonPath = (id: CertificateId) => `/certificates/${id}/badge.json`;
export const badgeImagePath = (id: CertificateId) => `/certificates/${id}/badge.svg`;
export const statusPath = (id: CertificateId) => `/certificates/${id}/status.json`;
export const issuerPath = (org: string) => `/certificates/issuers/${org}`;
export const keyPath = (key: string) => `/certificates/keys/${key}`;
export const EMBLEM_PATH = "/certificates/emblem.svg";
