/** Whose turn it can be while somebody is stuck. */
export const TURNS = ["me", "partner", "either", "nobody"] as const;
export type StuckTurn = (typeof TURNS)[number];

/** From when on somebody is stuck at a stage, by whose turn it is (ms); null: never, as things are. */
export type StuckFrom = Record<StuckTurn, number | null>;

export const NEVER_STUCK: StuckFrom = { me: null, partner: null, either: null, nobody: null };

/**
 * People are counted by the span of time in which they become stuck, in spans of several widths (minutes), each a part of
 * the next; 0 stands for all of time. So "stuck at this moment" is added up from a few dozen rows, however many people.
 */
export const WIDTHS = [0, 20, 240, 2_880] as const;
const MINUTE = 60_000;

/** Where the span of this width (minutes) begins in which a moment lies (ms). */
export function spanStart(width: number, at: number): number {
  return width === 0 ? 0 : Math.floor(at / (width * MINUTE)) * width * MINUTE;
}

/**
 * Where each width takes over when all spans from a moment (ms) on are added up. Up to the first of these moments people
 * are looked at one by one; from there the narrowest spans serve, up to the second; and so on. The widest have no end.
 */
export function takeOvers(from: number): number[] {
  let at = from;
  return WIDTHS.filter((width) => width > 0).map((width) => {
    at = Math.ceil(at / (width * MINUTE)) * width * MINUTE;
    return at;
  });
}

/** How many people at a stage become stuck in the span that begins there; and how many of them at whose turn. */
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
