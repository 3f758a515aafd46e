/** The program's own address: "Cairn <cairn@example.org>" is Cairn, cairn@example.org. */
export function addressOf(from: string): { name: string; email: string } {
  const [, name, email] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(from) ?? [];
  return email ? { name: name || "Cairn", email } : { name: "Cairn", email: from.trim() };
}

/** What the calendars of the world know a meeting by. */
export const uidAt = (uid: string, baseUrl: string) => `${uid}@${new URL(baseUrl).hostname}`;
