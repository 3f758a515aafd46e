/** The five stones, from the ground up: the middle, half the width and height, and to which side each leans. */
const STONES = [
  { x: 32, y: 71, rx: 28, ry: 8.4, lean: 1 },
  { x: 29.5, y: 54, rx: 22.5, ry: 8, lean: -1 },
  { x: 34, y: 37.8, rx: 20, ry: 7.6, lean: 1 },
  { x: 30.5, y: 22.6, rx: 14.5, ry: 7, lean: -1 },
  { x: 33, y: 8.4, rx: 10, ry: 6.6, lean: 1 },
];

type Pebble = { x: number; y: number; rx: number; ry: number; lean: number };

/** A pebble: flat below, round above, a little heavier on one side. */
export function pebble({ x, y, rx, ry, lean }: Pebble): string {
  const at = (dx: number, dy: number) => `${+(x + dx * rx * lean).toFixed(1)} ${+(y + dy * ry).toFixed(1)}`;
  return [
    `M${at(-1, 0.15)}`,
    `C${at(-1, -0.5)} ${at(-0.55, -1)} ${at(0.08, -1)}`,
    `C${at(0.66, -1)} ${at(1, -0.6)} ${at(1, 0.02)}`,
    `C${at(1, 0.72)} ${at(0.72, 1)} ${at(0, 1)}`,
    `C${at(-0.74, 1)} ${at(-1, 0.74)} ${at(-1, 0.15)}Z`,
  ].join("");
}

const SHAPES = STONES.map(pebble);
const poleOn = (x: number, y: number) => `M${x} ${y + 2}V${y - 22}`;
const flagOn = (x: number, y: number) => `M${x} ${y - 23}c6 -2.5 10 2.5 18 0v12c-8 2.5 -12 -2.5 -18 0z`;
const SUMMIT = STONES[STONES.length - 1]!;

/** The finished cairn as bare outlines in a box of 64 by 104 that begins at -24, for paper and pictures. */
export const FINISHED = {
  stones: SHAPES,
  pole: poleOn(SUMMIT.x, SUMMIT.y - SUMMIT.ry),
  flag: flagOn(SUMMIT.x, SUMMIT.y - SUMMIT.ry),
};

type CairnProps = {
  /** How many stones lie on each other. */
  stones: number;
  /** Of how many; those that are not there yet are drawn as an outline. Left out: only those that lie. */
  of?: number;
  /** The height of the stack in pixels; a flag comes on top of it. */
  size?: number;
  /** A small flag of light for a finished pair. */
  flag?: boolean;
  /** The top stone has just come, and settles: always, or once for this key on this device. */
  settling?: boolean | string;
  /** Read aloud; left out, the drawing is decoration. */
  title?: string;
  /** Nothing is under way: `done` paints every stone so; `mark` is our sign, stone under a stone of dawn. */
  as?: "progress" | "done" | "mark";
};

/** The mark: a cairn. Progress is a stack that grows, from one stone to five. */
export const Cairn = ({
  stones,
  of,
  size = 32,
  flag = false,
  settling = false,
  title,
  as = "progress",
}: CairnProps) => {
  const shown = SHAPES.slice(0, Math.min(Math.max(of ?? stones, 0), SHAPES.length));
  const above = flag ? 24 : 0;
  const top = STONES[Math.max(0, Math.min(stones, 5) - 1)]!;
  return (
    <svg
      class="shrink-0"
      viewBox={`0 ${-above} 64 ${80 + above}`}
      width={Math.round((size * 64) / 80)}
      height={Math.round((size * (80 + above)) / 80)}
      {...(title ? { role: "img", "aria-label": title } : { "aria-hidden": "true" })}
      {...(typeof settling === "string" ? { "data-controller": "settle", "data-settle-key-value": settling } : {})}
      focusable="false"
    >
      {flag ? <Flag x={top.x} y={top.y - top.ry} /> : null}
      {shown.map((shape, index) => (
        <path
          d={shape}
          class={`stone-${stateOf(index, stones, flag ? "done" : as)}${settling === true && index === stones - 1 ? " settle" : ""}`}
          data-settle-target={typeof settling === "string" && index === stones - 1 ? "stone" : undefined}
        />
      ))}
    </svg>
  );
};

function stateOf(index: number, stones: number, as: "progress" | "done" | "mark"): string {
  if (index >= stones) return "ahead";
  if (as === "done") return "done";
  if (index === stones - 1) return "now";
  return as === "mark" ? "plain" : "done";
}

const Flag = ({ x, y }: { x: number; y: number }) => (
  <>
    <path d={poleOn(x, y)} class="stone-pole" />
    <path d={flagOn(x, y)} class="stone-flag" />
  </>
);
