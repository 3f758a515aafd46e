/** Begins what stands below a mail, as mail programs know it (RFC 3676, 4.3): an answer leaves it out. */
export const FOOT = "-- ";

/** Paragraphs as the text of a mail, and below them, small: why it came, and how to stop it. */
export const withFoot = (paragraphs: readonly string[], foot: readonly string[]): string =>
  `${paragraphs.join("\n\n")}\n\n${FOOT}\n${foot.join("\n\n")}\n`;
