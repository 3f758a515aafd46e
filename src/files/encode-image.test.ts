import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { encodeImage, PIXELS_MAX } from "./encode-image.ts";

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 60, g: 110, b: 70 } } });
async function drawn(bytes: Uint8Array, type: string) {
  const answer = await encodeImage(bytes, type);
  if ("refused" in answer) throw new Error(answer.refused);
  return answer;
}

describe("a picture drawn anew", () => {
  test("says no longer where and with what it was taken, and stands upright", async () => {
    const sent = await plain(60, 30)
      .withExif({
        IFD0: { Make: "KANARI", Copyright: "KANARI" },
        IFD3: { GPSLatitude: "48/1 51/1 30/1", GPSLatitudeRef: "N" },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const before = await sharp(sent).metadata();
    expect(before.exif).toBeDefined();
    expect(before.orientation).toBe(6);
    const { content, preview, type, width, height } = await drawn(sent, "image/jpeg");
    expect({ type, width, height }).toEqual({ type: "image/jpeg", width: 30, height: 60 });
    for (const bytes of [content, preview]) {
      const after = await sharp(bytes).metadata();
      expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation]).toEqual(Array(5).fill(undefined));
      expect(bytes.includes("KANARI")).toBe(false);
    }
  });

  test("loses what is hidden behind its end", async () => {
    const sent = Buffer.concat([await plain(20, 20).png().toBuffer(), Buffer.from("<script>KANARI</script>")]);
    expect((await drawn(sent, "image/png")).content.includes("KANARI")).toBe(false);
  });

  test("is not larger than needed, and its preview is small", async () => {
    const { width, height, preview } = await drawn(await plain(4_000, 3_000).jpeg().toBuffer(), "image/jpeg");
    expect([width, height]).toEqual([2_560, 1_920]);
    expect((await sharp(preview).metadata()).width).toBe(640);
  });

  test("moves if it did", async () => {
    const frames = await Promise.all(
      ["red", "green", "blue"].map((background) =>
        sharp({ create: { width: 12, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { content, type, width, height } = await drawn(gif, "image/gif");
    expect({ type, width, height, pages: (await sharp(content).metadata()).pages }).toEqual({
      type: "image/webp",
      width: 12,
      height: 8,
      pages: 3,
    });
  });

  test("a few KB that unpack to a wall of one colour are refused", async () => {
    const side = Math.ceil(Math.sqrt(PIXELS_MAX)) + 1;
    const bomb = await plain(side, side).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await encodeImage(bomb, "image/png")).toEqual({ refused: "image_too_large" });
  });

  test.each([
    ["broken off", async () => (await plain(200, 200).jpeg().toBuffer()).subarray(0, 400)],
    ["no picture at all", async () => Buffer.from("GIF89a and then nothing")],
    [
      "an SVG under a false name",
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
  ])("%s is refused", async (_, make) => {
    expect(await encodeImage(await make(), "image/png")).toEqual({ refused: "image_broken" });
  });
});
