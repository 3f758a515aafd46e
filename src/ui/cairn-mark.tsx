/** The five stones, from the ground up: how wide, how high, and how far off the middle each lies. */
const STONES = [
  { rx: 26, ry: 9, x: 32, y: 84 },
  { rx: 21, ry: 8, x: 30, y: 67.5 },
  { rx: 16.5, ry: 7.5, x: 33, y: 52.5 },
  { rx: 11.5, ry: 6.5, x: 31, y: 39 },
  { rx: 7, ry: 6, x: 32.5, y: 27 },
];

type CairnProps = {
  /** How many stones lie on each other. */
  stones: number;
  /** Of how many; those that are not there yet are drawn pale. Left out: only those that lie. */
  of?: number;
  size?: number;
  /** A small flag of light for a finished pair. */
  flag?: boolean;
  /** The top stone has just come, and settles. */
  settling?: boolean;
  /** Read aloud; left out, the drawing is decoration. */
  title?: string;
};

/** The mark: a cairn. Progress is a stack that grows, from one stone to five. */
export const Cairn = ({ stones, of, size = 32, flag = false, settling = false, title }: CairnProps) => {
  const shown = STONES.slice(0, Math.min(of ?? stones, STONES.length));
  return (
    <svg
      viewBox="0 0 64 96"
      width={Math.round((size * 64) / 96)}
      height={size}
      {...(title ? { role: "img", "aria-label": title } : { "aria-hidden": "true" })}
      focusable="false"
    >
      {shown.map((stone, index) => (
        <ellipse
          cx={stone.x}
          cy={stone.y}
          rx={stone.rx}
          ry={stone.ry}
          class={`${index < stones - 1 || flag ? "stone-done" : index < stones ? "stone-now" : "stone-ahead"}${settling && index === stones - 1 ? " settle" : ""}`}
        />
      ))}
      {flag ? <path d="M33 21 V4 L46 9 L33 14 Z" class="stone-flag" /> : null}
    </svg>
  );
};
