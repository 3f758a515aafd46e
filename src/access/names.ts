/** "Amara", "Amara and Ben", "Amara, Ben and Chi", "Amara, Ben and 27 others". */
export function names(all: readonly string[]): string {
  if (all.length === 0) return "your partner";
  if (all.length > 3) return `${all.slice(0, 2).join(", ")} and ${all.length - 2} others`;
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(all);
}

/** "Lena" of "Lena Fischer". */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** Words as the beginning of a sentence: the name of a group may stand first. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
