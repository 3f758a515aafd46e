/** How many others a title names before it only counts them. */
const NAMED = 3;

/** What a loop is called by one of its members: its own name, or whom they are in it with. */
export function loopTitle(partners: readonly string[], name: string | null = null): string {
  if (name) return name;
  if (partners.length === 0) return "Your loop";
  return list(["You", ...firstFew(partners)]);
}

/** The first few, and how many more: thirty people read as "Amara, Ben and 28 others". */
export function firstFew(all: readonly string[], most = NAMED): string[] {
  if (all.length <= most) return [...all];
  return [...all.slice(0, most - 1), `${all.length - most + 1} others`];
}

/** Some people in a sentence: "Amara, Ben and 28 others". */
export const listed = (all: readonly string[]) => list(firstFew(all));

const list = (words: readonly string[]) => new Intl.ListFormat("en-GB", { type: "conjunction" }).format(words);
