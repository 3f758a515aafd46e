import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "theme.css"), "utf8");

/** Which words stand on which ground. */
const WORDS: [words: string, ground: string][] = [
  ...[
    "color-base-100",
    "color-base-200",
    "color-base-300",
    "lift",
    "moss-wash",
    "dawn-wash",
    "river-wash",
    "clay-wash",
  ].map((ground): [string, string] => ["color-base-content", ground]),
  ...["color-base-100", "color-base-200", "lift", "moss-wash", "dawn-wash", "clay-wash"].map(
    (ground): [string, string] => ["quiet", ground],
  ),
  ...["primary", "secondary", "accent", "neutral", "info", "success", "warning", "error"].map(
    (name): [string, string] => [`color-${name}-content`, `color-${name}`],
  ),
  ...["color-base-100", "color-base-200", "lift", "moss-wash", "dawn-wash"].map((ground): [string, string] => [
    "color-info",
    ground,
  ]),
  ...["color-base-100", "color-base-200", "lift", "clay-wash"].map((ground): [string, string] => [
    "color-error",
    ground,
  ]),
  ["dawn-ink", "dawn-wash"],
];
/** Stones, bars and the edges of what can be pressed. */
const SHAPES: [shape: string, ground: string][] = ["color-primary", "color-accent", "edge"].flatMap((shape) =>
  ["color-base-100", "color-base-200"].map((ground): [string, string] => [shape, ground]),
);

describe.each(["cairn", "dusk"])("the theme %s", (name) => {
  const tokens = tokensOf(name);
  test.each(WORDS)("%s on %s reads at 4.5 to 1", (words, ground) => {
    expect(contrast(tokens.get(words), tokens.get(ground))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(SHAPES)("%s on %s shows at 3 to 1", (shape, ground) => {
    expect(contrast(tokens.get(shape), tokens.get(ground))).toBeGreaterThanOrEqual(3);
  });
});

test("both themes have the same tokens", () => {
  expect([...tokensOf("dusk").keys()].sort()).toEqual([...tokensOf("cairn").keys()].sort());
});

function tokensOf(name: string): Map<string, string> {
  const block = css.match(new RegExp(`name: "${name}";([^}]*)}`))?.[1] ?? "";
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6,8});/g)].map((match) => [match[1]!, match[2]!]));
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string | undefined, other: string | undefined): number {
  if (!one || !other) throw new Error("a token is missing");
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
