type Format = "relative" | "date" | "datetime";

/** A moment as people say it, in the reader's zone; exact on hover. */
export const When = ({ at, zone, format = "relative" }: { at: Date; zone: string; format?: Format }) => {
  const exact = sayMoment(at, zone);
  if (format === "date")
    return (
      <time datetime={at.toISOString()} title={exact}>
        {sayDay(at, zone)}
      </time>
    );
  if (format === "datetime") return <time datetime={at.toISOString()}>{exact}</time>;
  return (
    <relative-time datetime={at.toISOString()} title={exact} threshold="P30D" prefix="">
      {sayDay(at, zone)}
    </relative-time>
  );
};

/** "Tuesday, 3 March 2026 at 14:00 (Europe/Lisbon)" */
export function sayMoment(at: Date, zone: string): string {
  const day = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(at);
  return `${day}, ${sayClock(at, zone)} (${zone})`;
}

/** "3 March 2026" */
export function sayDay(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "long", year: "numeric" }).format(
    at,
  );
}

/** "14:00" */
export function sayClock(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

declare module "hono/jsx" {
  namespace JSX {
    interface IntrinsicElements {
      "relative-time": { datetime: string; title?: string; threshold?: string; prefix?: string; children?: unknown };
    }
  }
}
