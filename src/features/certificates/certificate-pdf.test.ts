import { describe, expect, test } from "vitest";
import { pdfText } from "../../../test/support/pdf-text.ts";
import { runsOf } from "../../paper/faces.ts";
import { certificatePdf } from "./certificate-pdf.ts";
import type { CertificateId } from "./certificates.tables.ts";
import type { Certificate } from "./read-certificates.ts";

const one = {
  certificate_id: "7k3m9q2xw8h4t6v0n1p5rb" as CertificateId,
  role: "mentee",
  name: "Tomás Brito",
  program_name: "Spring cohort",
  organisation_name: "Hilltop Mentoring",
  began_at: new Date("2026-03-02T09:00:00.000Z"),
  completed_at: new Date("2026-07-14T09:00:00.000Z"),
  taken_at: new Date("2026-07-15T09:00:00.000Z"),
  meetings: 7,
  timezone: "Europe/Lisbon",
} as Certificate;
const BASE = "https://mentoring.example.org";

async function textOf(more: Partial<Certificate>): Promise<string> {
  return pdfText((await certificatePdf({ ...one, ...more }, { baseUrl: BASE, compress: false })) as Buffer);
}
/** Spaces are places on paper: where one piece ends and another begins, none is shown. */
const tight = (text: string) => text.replace(/\s+/g, "");

describe("the certificate on paper", () => {
  test("says what the page says", async () => {
    const text = tight(await textOf({}));
    for (const words of [
      "CERTIFICATE",
      "Tomás Brito",
      "walked the whole way as a mentee in Spring cohort, a mentoring program of Hilltop Mentoring",
      "4 months · 7 meetings · completed on 14 July 2026",
      "Given on 15 July 2026.",
      `${BASE}/certificates/7k3m9q2xw8h4t6v0n1p5rb`,
    ]) {
      expect(text).toContain(tight(words));
    }
  });

  test.each([
    "Łukasz Wójcik-Żółć",
    "Ødegård Þórsson Æsa",
    "Szőke Őrsi Űrhajós",
    "Kovářová Děťátko Ňúňa",
    "Şahin Yılmaz İğdır",
    "Ștefan Țîrlea Ăâ",
    "Bērziņš Ģirts Ķīļi",
    "Đorđe Čavić Žižek",
    "Siobhán Ní Dhomhnaill",
    "Nguyễn Thị Chi Bảo Trần",
    "Oluwaseun Adéyẹmí",
    "Zoë O’Rourke ß ŒŸ",
    "Ġużè Ħal Ċetta",
    "Дмитро Коваленко Їжак Ґалаґан",
    "Ђорђе Љубичић Џон",
    "Γιώργος Παπαδόπουλος",
    "Ana Дмитро Γιώργος",
  ])("%s is printed letter by letter", async (name) => {
    expect(tight(await textOf({ name }))).toContain(tight(name.normalize("NFC")));
  });

  test("a letter and its accent typed apart are one letter", async () => {
    expect(tight(await textOf({ name: "Tomás Brito".normalize("NFD") }))).toContain("TomásBrito");
  });

  test.each(["田中 健", "فاطمة الزهراء", "Ana 🎉", "한지민"])(
    "%s is not printed with gaps, but not at all",
    async (name) => {
      expect(runsOf(name)).toBeNull();
      expect(await certificatePdf({ ...one, name }, { baseUrl: BASE })).toBeNull();
    },
  );

  test("a long name gets smaller, and a very long one two lines; none leaves the paper", async () => {
    const sizes = async (name: string) => {
      const file = await certificatePdf({ ...one, name }, { baseUrl: BASE, compress: false });
      const pdf = (file as Buffer).toString("latin1");
      // The name is the largest text on the sheet.
      return Math.max(...[...pdf.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map((match) => Number(match[1])));
    };
    expect(await sizes("Ng")).toBe(46);
    const long = await sizes("Marguerite de La Rochefoucauld-Bassompierre");
    expect(long).toBeLessThan(46);
    expect(long).toBeGreaterThanOrEqual(24);
    const name = "Maximiliane Wolfeschlegelsteinhausenbergerdorff-Montgomery Rochefoucauld-Bassompierre of Somewhere";
    expect(await sizes(name)).toBe(24);
    expect(tight(await textOf({ name }))).toContain(tight(name));
    expect(await sizes("W".repeat(100))).toBeLessThan(24);
  });

  test("is one page that lies down, with its title, and the same bytes each time", async () => {
    const [first, second] = [
      await certificatePdf(one, { baseUrl: BASE }),
      await certificatePdf(one, { baseUrl: BASE }),
    ];
    const pdf = (first as Buffer).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    expect(pdf).toContain("/MediaBox [0 0 841.89 595.28]");
    expect((first as Buffer).length).toBeLessThan(60_000);
    expect((first as Buffer).equals(second as Buffer)).toBe(true);
  });
});
