/** What a column's text becomes in JavaScript, by type oid: one table for both drivers, or they drift apart. */
export const valueParsers: Record<number, (text: string) => unknown> = {
  17: (hex) => Buffer.from(hex.slice(2), "hex"), // bytea
  20: wholeNumber, // int8, so count(*) and sum(int4) too
  600: asText, // point
  718: asText, // circle
  1082: asText, // date: a Date would carry a time zone nobody chose
  1114: asText, // timestamp without time zone: the same; our columns are timestamptz
  1184: moment, // timestamptz
  1186: asText, // interval
  1700: asText, // numeric: exact, so no number can hold it
};

/** Array types and what their elements are. */
export const arrayElements: Record<number, number> = {
  1001: 17,
  1016: 20,
  1017: 600,
  719: 718,
  1182: 1082,
  1115: 1114,
  1185: 1184,
  1187: 1186,
  1231: 1700,
};

function asText(text: string): string {
  return text;
}

/** Beyond 2^53 a number would be silently wrong: cast such a column to text in the query. */
function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`int8 ${text} is beyond 2^53; select it as text`);
  return number;
}

function moment(text: string): Date | number {
  if (text === "infinity") return Number.POSITIVE_INFINITY;
  if (text === "-infinity") return Number.NEGATIVE_INFINITY;
  return new Date(isoOf(text));
}

/** `2026-03-01 10:00:00.123456+00` is not ISO 8601; engines read it, but only by their own leave. */
function isoOf(text: string): string {
  return text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");
}
