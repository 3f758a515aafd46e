/** The text of a PDF of ours (not compressed), read as a reader does: the glyphs that are shown, through each font's map to letters. */
export function pdfText(file: Buffer): string {
  const pdf = file.toString("latin1");
  const object = (number: string) =>
    new RegExp(`(?:^|\\n)${number} 0 obj\\n([\\s\\S]*?)\\nendobj`).exec(pdf)?.[1] ?? "";
  const fonts = new Map<string, Map<number, string>>();
  for (const [, name, number] of pdf.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    if (fonts.has(name as string)) continue;
    const map = /\/ToUnicode (\d+) 0 R/.exec(object(number as string))?.[1];
    if (map) fonts.set(name as string, lettersOf(object(map)));
  }
  const content = [...pdf.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map((match) => match[1] as string);
  let font = new Map<number, string>();
  let text = "";
  for (const shown of content.filter((stream) => stream.includes(" Tf"))) {
    for (const [, name, array] of shown.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
      if (name) font = fonts.get(name) as Map<number, string>;
      for (const [, hex] of (array ?? "").matchAll(/<([0-9a-f]+)>/g)) {
        for (const glyph of (hex as string).match(/.{4}/g) ?? [])
          text += font.get(Number.parseInt(glyph, 16)) ?? "\u{FFFD}";
      }
      if (array) text += "\n";
    }
  }
  return text;
}

function lettersOf(cmap: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from, , list] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g)) {
    for (const [index, hex] of [...(list as string).matchAll(/<([0-9a-f ]*)>/g)]
      .map((match) => match[1] as string)
      .entries()) {
      const units = (hex.match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      letters.set(Number.parseInt(from as string, 16) + index, String.fromCharCode(...units));
    }
  }
  return letters;
}
