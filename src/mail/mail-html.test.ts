import { expect, test } from "vitest";
import { withFoot } from "./mail-foot.ts";
import { mailHtml } from "./mail-html.ts";

test("a link is named by the line before it", () => {
  const html = mailHtml(
    "Hello Ana,\n\nBen wrote to you.\n\nAnswer Ben:\nhttps://cairn.example/loops/1?a=1&b=2#write\n",
  );
  expect(html).toContain('<a href="https://cairn.example/loops/1?a=1&amp;b=2#write"');
  expect(html).toContain(">Answer Ben</a>");
  expect(html).not.toContain("Answer Ben:");
});

test("a link alone, and one within a line, can be followed", () => {
  const html = mailHtml("Look here\nhttps://cairn.example/a\nor at https://cairn.example/b today");
  expect(html).toContain('<a href="https://cairn.example/a">https://cairn.example/a</a>');
  expect(html).toContain('at <a href="https://cairn.example/b">https://cairn.example/b</a> today');
});

test("below the mail nothing looks like a button, and nothing of it is lost", () => {
  const html = mailHtml(
    withFoot(
      ["Hello Ana,", "Read it:\nhttps://x.example/a", "-- \nBen"],
      ["You get this.", "Stop it:\nhttps://x.example/b"],
    ),
  );
  expect(html.match(/inline-block/g)).toHaveLength(1);
  expect(html).toContain('<a href="https://x.example/b">Stop it</a>');
  expect(html).toContain("Ben");
});

test("what looks like HTML is text", () => {
  const html = mailHtml(`Hello <script>alert(1)</script> "Ana" & 'Ben'\n\nhttps://x.example/"onclick="y`);
  expect(html).not.toContain("<script");
  expect(html).not.toContain('"onclick');
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &quot;Ana&quot; &amp; &#39;Ben&#39;");
});
