import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { THEME_COLOR } from "./theme-color.ts";

test("the browser's bar has the colour of the page, by day and by dusk", () => {
  const css = readFileSync(join(import.meta.dirname, "theme.css"), "utf8");
  const papers = [...css.matchAll(/--color-base-100: (#[0-9a-f]{6})/g)].map((match) => match[1]);
  expect(papers).toEqual([THEME_COLOR.light, THEME_COLOR.dark]);
});
