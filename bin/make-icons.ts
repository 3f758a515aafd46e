import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { THEME_COLOR } from "../src/ui/theme-color.ts";

/** Draws the icons of an installed Cairn from the one drawing there is: `node bin/make-icons.ts FOLDER`. */
const folder = process.argv[2] as string;
const drawing = readFileSync(join(import.meta.dirname, "../src/ui/icon.svg"));

/** `share`: how much of the side the drawing takes; a launcher may cut off what is outside of the middle four fifths. */
const ICONS: { name: string; size: number; share: number; paper: boolean }[] = [
  { name: "icon-192.png", size: 192, share: 0.92, paper: false },
  { name: "icon-512.png", size: 512, share: 0.92, paper: false },
  { name: "icon-maskable-512.png", size: 512, share: 0.56, paper: true },
  { name: "apple-touch-icon.png", size: 180, share: 0.7, paper: true },
];

for (const { name, size, share, paper } of ICONS) {
  const inner = Math.round(size * share);
  const mark = await sharp(drawing, { density: (72 * inner) / 64 })
    .resize(inner, inner)
    .png()
    .toBuffer();
  const background = paper ? THEME_COLOR.light : { r: 0, g: 0, b: 0, alpha: 0 };
  await sharp({ create: { width: size, height: size, channels: 4, background } })
    .composite([{ input: mark, gravity: "centre" }])
    .png({ compressionLevel: 9 })
    .toFile(join(folder, name));
}
