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
    <relative-time datetime={at.toISOString()} title={exact} threshold="P14D" prefix="" lang="en-GB">
      {sayDay(at, zone)}
    </relative-time>
  );
};

/** "Tuesday, 3 March 2026 at 14:00 (Europe/Lisbon)" */
export function sayMoment(at: Date, zone: string): string {
  return `${formatOf("moment", zone).format(at)}, ${sayClock(at, zone)} (${zone})`;
}

/** "3 March 2026" */
export function sayDay(at: Date, zone: string): string {
  return formatOf("day", zone).format(at);
}

/** "14:00" */
export function sayClock(at: Date, zone: string): string {
  return formatOf("clock", zone).format(at);
}

const DAY = { day: "numeric", month: "long", year: "numeric" } as const;
const OPTIONS = {
  moment: { weekday: "long", ...DAY },
  day: DAY,
  clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
} as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than drawing the message it stands in; there are as many as zones. */
function formatOf(what: keyof typeof OPTIONS, zone: string): Intl.DateTimeFormat {
  const key = `${what} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...OPTIONS[what] });
  formats.set(key, format);
  return format;
}

declare module "hono/jsx" {
  namespace JSX {
    interface IntrinsicElements {
      "relative-time": {
        datetime: string;
        title?: string;
        threshold?: string;
        prefix?: string;
        lang?: string;
        children?: unknown;
      };
    }
  }
}
