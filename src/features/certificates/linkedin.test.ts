import { expect, test } from "vitest";
import type { CertificateId } from "./certificates.tables.ts";
import { linkedInLink } from "./linkedin.ts";
import type { Certificate } from "./read-certificates.ts";

const one = {
  certificate_id: "7k3m9q2xw8h4t6v0n1p5rb" as CertificateId,
  role: "mentor",
  program_name: "R&D + friends = 100%",
  organisation_name: "Hügel & Söhne?",
  taken_at: new Date("2026-12-31T23:30:00.000Z"),
  timezone: "Europe/Berlin",
} as Certificate;

test("every field arrives as it is, with the month of the program's calendar", () => {
  const link = linkedInLink(one, "https://mentoring.example.org");
  const url = new URL(link);
  expect(url.origin + url.pathname).toBe("https://www.linkedin.com/profile/add");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    startTask: "CERTIFICATION_NAME",
    name: "Certified mentor, R&D + friends = 100%",
    organizationName: "Hügel & Söhne?",
    issueYear: "2027",
    issueMonth: "1",
    certUrl: "https://mentoring.example.org/certificates/7k3m9q2xw8h4t6v0n1p5rb",
    certId: "7k3m9q2xw8h4t6v0n1p5rb",
  });
  expect(link).toContain("name=Certified%20mentor%2C%20R%26D%20%2B%20friends%20%3D%20100%25");
});
