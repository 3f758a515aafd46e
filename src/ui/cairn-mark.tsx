/** The five stones, from the ground up: the middle, half the width and height, and to which side each leans. */
const STONES = [
  { x: 32, y: 63.2, rx: 29, ry: 8.2, lean: 1 },
  { x: 30.5, y: 46.9, rx: 23.5, ry: 7.4, lean: -1 },
  { x: 33.5, y: 32, rx: 18.5, ry: 6.8, lean: 1 },
  { x: 31, y: 18.5, rx: 13, ry: 6, lean: -1 },
  { x: 32.8, y: 6.7, rx: 8.6, ry: 5.2, lean: 1 },
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
  /** All stones in the colour of done: for the mark itself, where nothing is under way. */
  whole?: boolean;
};

/** The mark: a cairn. Progress is a stack that grows, from one stone to five. */
export const Cairn = ({ stones, of, size = 32, flag = false, settling = false, title, whole = false }: CairnProps) => {
  const shown = SHAPES.slice(0, Math.min(Math.max(of ?? stones, 0), SHAPES.length));
  const above = flag ? 24 : 0;
  const top = STONES[Math.max(0, Math.min(stones, 5) - 1)]!;
  return (
    <svg
      class="shrink-0"
      viewBox={`0 ${-above} 64 ${72 + above}`}
      width={Math.round((size * 64) / 72)}
      height={Math.round((size * (72 + above)) / 72)}
      {...(title ? { role: "img", "aria-label": title } : { "aria-hidden": "true" })}
      {...(typeof settling === "string" ? { "data-controller": "settle", "data-settle-key-value": settling } : {})}
      focusable="false"
    >
      {flag ? <Flag x={top.x} y={top.y - top.ry} /> : null}
      {shown.map((shape, index) => (
        <path
          d={shape}
          class={`stone-${stateOf(index, stones, whole || flag)}${settling === true && index === stones - 1 ? " settle" : ""}`}
          data-settle-target={typeof settling === "string" && index === stones - 1 ? "stone" : undefined}
        />
      ))}
    </svg>
  );
};

function stateOf(index: number, stones: number, whole: boolean): "done" | "now" | "ahead" {
  if (index >= stones) return "ahead";
  return whole || index < stones - 1 ? "done" : "now";
}

const Flag = ({ x, y }: { x: number; y: number }) => (
  <>
    <path d={`M${x} ${y + 2}V${y - 22}`} class="stone-pole" />
    <path d={`M${x} ${y - 23}c6 -2 9 2 16 0v11c-7 2 -10 -2 -16 0z`} class="stone-flag" />
  </>
);
