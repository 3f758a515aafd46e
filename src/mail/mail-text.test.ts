import { expect, test } from "vitest";
import { fillIn, missingIn, unknownIn } from "./mail-text.ts";

const mail = { fields: { name: "Lena", link: "https://x.example" }, needs: ["link"] };

test("fields are filled in once, whatever their values hold; a subject stays one line", () => {
  const words = { subject: "For {{ name }}", body: "{{name}}: {{link}} {{other}} {{constructor}}" };
  expect(fillIn(words, { name: "{{link}}\nBcc: all", link: "$& $1" })).toEqual({
    subject: "For {{link}} Bcc: all",
    body: "{{link}}\nBcc: all: $& $1 {{other}} {{constructor}}",
  });
});

test("what does not exist and what is missing is named", () => {
  expect(unknownIn("{{name}} {{nmae}} {{ nmae }} {{constructor}} {{}}", mail)).toEqual(["nmae", "constructor", ""]);
  expect(unknownIn("{name} { {name} }", mail)).toEqual([]);
  expect(missingIn("{{name}}", mail)).toEqual(["link"]);
  expect(missingIn("{{ link }}", mail)).toEqual([]);
});
