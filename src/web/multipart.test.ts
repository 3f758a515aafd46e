import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMultipart } from "./multipart.ts";

const LIMITS = { file: 1_000, files: 1_500, field: 500, parts: 20 };

/** As a browser sends it, cut into pieces of some sizes. */
async function read(form: FormData, sizes: readonly number[] = [1 << 20], limits = LIMITS) {
  const request = new Request("http://x/", { method: "POST", body: form });
  const boundary = /boundary=(.*)$/.exec(request.headers.get("content-type") ?? "")?.[1] as string;
  const whole = new Uint8Array(await request.arrayBuffer());
  return readMultipart(pieces(whole, sizes), boundary, limits);
}

async function* pieces(whole: Uint8Array, sizes: readonly number[]) {
  for (let from = 0, n = 0; from < whole.length; n++) {
    const size = sizes[n % sizes.length] as number;
    yield whole.subarray(from, from + size);
    from += size;
  }
}

describe("a form in parts", () => {
  test("is read as it was sent, however it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 400 })), { maxLength: 6 }),
        fc.string({ maxLength: 100, unit: "grapheme" }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 }),
        async (files, text, sizes) => {
          const form = new FormData();
          form.append("message", text);
          for (const [name, bytes] of files) form.append("files", new File([bytes as BlobPart], `${name}.txt`));
          const parts = await read(form, sizes, { ...LIMITS, files: 10_000 });
          expect(parts.map((part) => part.filename)).toEqual([null, ...files.map(([name]) => `${name}.txt`)]);
          const sent = new TextDecoder().decode(parts[0]?.bytes as Uint8Array);
          expect(sent).toBe(text.toWellFormed().replace(/\r\n|\r|\n/g, "\r\n"));
          for (const [index, [, bytes]] of files.entries()) {
            expect(Buffer.from(parts[index + 1]?.bytes ?? [])).toEqual(Buffer.from(bytes));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("a file that looks like a boundary is no boundary", async () => {
    const form = new FormData();
    form.append("files", new File(["\r\n--\r\n\r\n------WebKit\r\n--"], "odd.txt"));
    form.append("after", "still here");
    for (const size of [1, 2, 3, 7]) {
      const [file, after] = await read(form, [size]);
      expect(Buffer.from(file?.bytes ?? []).toString()).toBe("\r\n--\r\n\r\n------WebKit\r\n--");
      expect(Buffer.from(after?.bytes ?? []).toString()).toBe("still here");
    }
  });

  test("what is too large is counted and let go; what stands before and behind it is kept", async () => {
    const form = new FormData();
    form.append("message", "Hello");
    form.append("files", new File(["x".repeat(1_001)], "large"));
    form.append("files", new File(["y".repeat(1_000)], "fits"));
    form.append("files", new File(["z".repeat(600)], "together too much"));
    form.append("after", "w".repeat(501));
    const parts = await read(form, [64]);
    expect(parts.map(({ filename, size, bytes }) => [filename, size, bytes?.length ?? null])).toEqual([
      [null, 5, 5],
      ["large", 1_001, null],
      ["fits", 1_000, 1_000],
      ["together too much", 600, null],
      [null, 500, null],
    ]);
  });

  test("names with quotes, line ends and all languages", async () => {
    const form = new FormData();
    form.append("files", new File(["a"], 'a "b"\r\nc.txt'));
    form.append("files", new File(["a"], "Größe 大きさ.pdf"));
    expect((await read(form)).map((part) => part.filename)).toEqual(['a "b"  c.txt', "Größe 大きさ.pdf"]);
  });

  const cut = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nabc';
  test.each([cut, "", "--x", "--x\r\nContent-Disposition: form-data; na", "--x\r\n\r\nabc", "nothing at all"])(
    "%j is none",
    async (text) => {
      await expect(readMultipart(pieces(Buffer.from(text), [4]), "x", LIMITS)).rejects.toThrow(/multipart/);
    },
  );

  test("too many parts, and headers without end, are none either", async () => {
    const form = new FormData();
    for (let n = 0; n < 21; n++) form.append("a", "b");
    await expect(read(form)).rejects.toThrow(TypeError);
    const endless = Buffer.from(`--x\r\n${"a".repeat(20_000)}`);
    await expect(readMultipart(pieces(endless, [999]), "x", LIMITS)).rejects.toThrow(TypeError);
  });
});
