/** Whose turn it can be while somebody is stuck. */
export const TURNS = ["me", "partner", "either", "nobody"] as const;
export type StuckTurn = (typeof TURNS)[number];

/** From when on somebody is stuck at a stage, by whose turn it is (ms); null: never, as things are. */
export type StuckFrom = Record<StuckTurn, number | null>;

export const NEVER_STUCK: StuckFrom = { me: null, partner: null, either: null, nobody: null };

/** The widths of the spans in which people are counted, in minutes, each a part of the next; 0 stands for all of time. */
export const WIDTHS = [0, 20, 240, 2_880] as const;
const MINUTE = 60_000;

/** Where the span of this width begins that a moment lies in (ms). */
export function spanStart(width: number, at: number): number {
  return width === 0 ? 0 : Math.floor(at / (width * MINUTE)) * width * MINUTE;
}

/**
 * Where each width takes over when everything from a moment on is added up (ms): single standings up to the first of
 * these, the narrowest spans from there up to the second, and so on; the widest have no end.
 */
export function takeOvers(from: number): number[] {
  let at = from;
  return WIDTHS.filter((width) => width > 0).map((width) => {
    at = Math.ceil(at / (width * MINUTE)) * width * MINUTE;
    return at;
  });
}

export type SpanCount = {
  stage: number;
  width: number;
  starts_at: Date;
  people: number;
} & Record<StuckTurn, number>;

/** A list of span counts that can be added to; those that come to nothing are left out. */
export function spanCounts() {
  const spans = new Map<string, SpanCount>();
  function add(stage: number, from: StuckFrom, sign: 1 | -1): void {
    const moments = TURNS.map((turn) => from[turn]).filter((at) => at !== null);
    if (moments.length === 0) return;
    addOne(stage, "people", Math.min(...moments), sign);
    for (const turn of TURNS) if (from[turn] !== null) addOne(stage, turn, from[turn] as number, sign);
  }
  function addOne(stage: number, who: "people" | StuckTurn, at: number, sign: 1 | -1): void {
    for (const width of WIDTHS) {
      const start = spanStart(width, at);
      const key = `${width} ${start} ${stage}`;
      const none = { stage, width, starts_at: new Date(start), people: 0, me: 0, partner: 0, either: 0, nobody: 0 };
      const span = spans.get(key) ?? none;
      span[who] += sign;
      spans.set(key, span);
    }
  }
  return {
    add,
    /** In the order of their keys, in which all writers lock them. */
    list: (): SpanCount[] =>
      [...spans.values()]
        .filter((span) => span.people !== 0 || TURNS.some((turn) => span[turn] !== 0))
        .sort((a, b) => a.width - b.width || a.starts_at.getTime() - b.starts_at.getTime() || a.stage - b.stage),
  };
}
