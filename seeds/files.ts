import sharp from "sharp";
import { type PreparedFile, prepareFiles, type SentFile } from "../src/files/prepare-file.ts";

/** What the people of the story attach: small, and made here. */
const MADE = {
  letter: () =>
    textFile(
      "Letter, third try.md",
      "# To the maps team\n\nI read your post about snapping tracks to paths. We did the same by hand, with two toddlers and a paper map.\n",
    ),
  questions: () =>
    textFile(
      "Questions for our first call.txt",
      "1. What do you do on a day that goes well?\n2. What would you not do again?\n3. Whom should I read?\n",
    ),
  walk: async () => sent("The path above the lake.jpg", await lake()),
} satisfies Record<string, () => SentFile | Promise<SentFile>>;
export type FileKey = keyof typeof MADE;

/** The file, looked into as one that comes in by the door. */
export async function madeFile(key: FileKey): Promise<PreparedFile[]> {
  const files = await prepareFiles([await MADE[key]()]);
  if ("refused" in files) throw new Error(`the file ${key} is not taken`);
  return files;
}

const sent = (name: string, bytes: Uint8Array): SentFile => ({ name, size: bytes.length, bytes });
const textFile = (name: string, text: string) => sent(name, Buffer.from(text));

type Colour = readonly [number, number, number];
const [WIDTH, HEIGHT] = [720, 480];

/** An evening by a lake, with a cairn: hills, water, and five stones on each other. */
async function lake(): Promise<Buffer> {
  const points = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) points.set(colourAt(x / WIDTH, y / HEIGHT), (y * WIDTH + x) * 3);
  }
  return sharp(points, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

const STONES = [
  [0.9, 0.105],
  [0.82, 0.088],
  [0.755, 0.072],
  [0.7, 0.055],
  [0.658, 0.036],
] as const;

function colourAt(x: number, y: number): Colour {
  for (const [index, [height, width]] of STONES.entries()) {
    const [dx, dy] = [(x - 0.3 - 0.006 * Math.sin(index * 2)) / width, (y - height) / (width * 0.42)];
    if (dx * dx + dy * dy < 1) return mix([74, 70, 64], [150, 142, 130], 0.5 - dy / 2);
  }
  if (y > 0.86 - 0.02 * Math.sin(x * 7)) return mix([86, 96, 62], [58, 66, 44], (y - 0.84) * 6);
  if (y > 0.62) return mix([222, 188, 160], [96, 122, 138], (y - 0.62) * 3.4 + 0.02 * Math.sin(y * 900 + x * 5));
  if (y > 0.5 - 0.07 * Math.sin(x * 5 + 1) - 0.02 * Math.sin(x * 19)) return mix([92, 112, 104], [124, 138, 124], y);
  if (y > 0.42 - 0.09 * Math.sin(x * 3.1 + 4)) return mix([142, 152, 158], [176, 168, 164], y);
  return mix([126, 150, 182], [244, 206, 164], y * 2);
}

function mix(a: Colour, b: Colour, part: number): Colour {
  const t = Math.min(1, Math.max(0, part));
  return [0, 1, 2].map((n) =>
    Math.round((a[n] as number) + t * ((b[n] as number) - (a[n] as number))),
  ) as unknown as Colour;
}
