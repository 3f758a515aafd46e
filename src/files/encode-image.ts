import type { Sharp, SharpOptions } from "sharp";

/** No picture of a mentoring conversation needs more. */
const SIDE_MAX = 2_560;
const PREVIEW_WIDTH = 640;
/** All frames together. A picture that unpacks to more is a mistake or an attack: a few KB can hold a wall of one colour. */
export const PIXELS_MAX = 50_000_000;

export type EncodedImage = { type: string; content: Buffer; preview: Buffer; width: number; height: number };
export type ImageRefusal = "image_broken" | "image_too_large";

let last: Promise<unknown> = Promise.resolve();

/**
 * Draws a picture anew from its points alone: turned upright, not too large, and without anything that was hidden in it,
 * such as where it was taken. JPEG and PNG stay what they are; everything else becomes WebP, moving ones still move.
 * One at a time, as an unpacked picture takes 200 MB.
 */
export function encodeImage(bytes: Uint8Array, type: string): Promise<EncodedImage | { refused: ImageRefusal }> {
  const work = last.then(() => encode(bytes, type));
  last = work.catch(() => {});
  return work;
}

async function encode(bytes: Uint8Array, type: string): Promise<EncodedImage | { refused: ImageRefusal }> {
  const sharp = await loadSharp();
  const options: SharpOptions = { limitInputPixels: PIXELS_MAX, failOn: "error", sequentialRead: true };
  try {
    const { width, height, pages = 1 } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    if (width * height > PIXELS_MAX) return { refused: "image_too_large" };
    const moves = pages > 1 && type !== "image/tiff" && width * height * pages <= PIXELS_MAX;
    const fit = { width: SIDE_MAX, height: SIDE_MAX, fit: "inside", withoutEnlargement: true } as const;
    const drawn = moves
      ? sharp(bytes, { ...options, animated: true }).resize(fit)
      : sharp(bytes, options).autoOrient().resize(fit);
    const kept = moves || !(type in AS_IT_IS) ? "image/webp" : type;
    const { data, info } = await saveAs(drawn, kept).timeout({ seconds: 20 }).toBuffer({ resolveWithObject: true });
    const preview = await sharp(data, options)
      .resize({ width: PREVIEW_WIDTH, withoutEnlargement: true })
      .webp({ quality: 74 })
      .toBuffer();
    return { type: kept, content: data, preview, width: info.width, height: info.pageHeight ?? info.height };
  } catch (error) {
    return { refused: /pixel limit/i.test((error as Error).message) ? "image_too_large" : "image_broken" };
  }
}

const AS_IT_IS: Record<string, (drawn: Sharp) => Sharp> = {
  "image/jpeg": (drawn) => drawn.jpeg({ quality: 84, mozjpeg: true }),
  "image/png": (drawn) => drawn.png({ compressionLevel: 9 }),
};
const saveAs = (drawn: Sharp, type: string) => (AS_IT_IS[type] ?? ((one: Sharp) => one.webp({ quality: 80 })))(drawn);

/** Loaded at the first picture, and with readers only for what may come in: whatever else bytes may look like stays shut. */
async function loadSharp() {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({
    operation: ["Jpeg", "Png", "Webp", "Nsgif", "Heif", "Tiff"].map((format) => `VipsForeignLoad${format}Buffer`),
  });
  return sharp;
}
