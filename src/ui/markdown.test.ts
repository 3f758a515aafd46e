import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growthOf } from "../../test/support/growth.ts";
import { markdownHtml } from "./markdown.ts";

describe("what people write as HTML", () => {
  test("keeps line breaks and emphasis", () => {
    expect(markdownHtml("Hello **Amara**,\nhow are you?\n\nLena")).toBe(
      "<p>Hello <strong>Amara</strong>,<br>\nhow are you?</p>\n<p>Lena</p>\n",
    );
  });

  test("makes links of addresses, which tell nobody where they came from", () => {
    const link = '<a href="https://example.org" rel="noopener noreferrer nofollow">';
    expect(markdownHtml("see https://example.org")).toContain(`${link}https://example.org</a>`);
    expect(markdownHtml("[here](https://example.org)")).toContain(`${link}here</a>`);
  });

  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.example)",
    "[x](http:javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "![x][y]\n\n[y]: https://evil.example/pixel.png",
    '[x](https://e.example "\\" onmouseover=alert(1)")',
    '<a href="https://e.example" onclick=alert(1)>x</a>',
    '<https://e.example/"onmouseover=alert(1)>',
    '```"><script>alert(1)</script>\nx\n```',
    "# Not a heading of ours\n\n| a |\n|---|\n| b |\n\n---",
  ])("makes nothing that runs, loads or leads astray of %j", (body) => {
    expectHarmless(markdownHtml(body));
  });

  test("whatever is typed", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      '"',
      "'",
      "[a](",
      ")",
      "javascript:",
      "![",
      "&#x6a;",
      "`",
      "```\n",
      "<svg/onload=",
      "\n",
      "http://",
      "a",
      " ",
      "*",
      "_",
      "//x.y",
      "|",
      "- ",
      "> ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => expectHarmless(markdownHtml(pieces.join("")))),
      { numRuns: 3_000 },
    );
  });

  test.each(["[", "> ", "*a ", "`", "http://a.b/", "![]("])("takes no longer than its length: %s", (piece) => {
    const body = (length: number) => piece.repeat(Math.ceil(length / piece.length));
    expect(growthOf((length) => markdownHtml(body(length)), 1_250)).toBeLessThan(32);
  });
});

const TAGS =
  /^<(\/?(p|strong|em|s|ul|ol|li|blockquote|pre|code|a)|br|li|ol start="\d+"|code class="language-[^"<>]*"|a href="((https?:\/\/|mailto:)[^"<>]*)?"( title="[^"<>]*")? rel="noopener noreferrer nofollow")>$/i;

/** Every tag is one of ours, with no attribute but those that we give. */
function expectHarmless(html: string) {
  for (const tag of html.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(TAGS);
}
