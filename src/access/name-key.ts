const LETTERS: Record<string, string> = {
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ħ: "h",
  ŧ: "t",
  ı: "i",
  ĸ: "k",
  ς: "σ",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
};

/**
 * What a name is sorted and searched by: small letters without accents. The database makes the same of every name it
 * keeps (`participant.name_key`); this is for what is searched for.
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[øđðłħŧıĸςßæœþ]/g, (letter) => LETTERS[letter] ?? letter);
}
