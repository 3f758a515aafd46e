/** So many of so many, with the same in words. */
export type ShareBar = { label: string; part: number; of: number; words: string; href: string };

type Props = { caption: string; bars: ShareBar[] /** The dark part and the pale one. */; parts: [string, string] };
const WIDE = 100;

/** Parts of a whole, as bars across that lead to the people of the pale part. */
export const ShareBars = ({ caption, bars, parts }: Props) => {
  const most = Math.max(1, ...bars.map((bar) => bar.of));
  return (
    <figure>
      <figcaption class="sr-only">{caption}</figcaption>
      <ul>
        {bars.map((bar) => (
          <li>
            <a
              class="plain flex min-h-11 items-center gap-3 rounded-box hover:bg-base-200"
              href={bar.href}
              title={bar.words}
            >
              <span class="sr-only">{bar.words}</span>
              <span class="w-20 text-sm" aria-hidden="true">
                {bar.label}
              </span>
              <svg
                class="min-w-0 flex-1"
                viewBox={`0 0 ${WIDE} 16`}
                height="16"
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <rect
                  class="bar-paused"
                  width={(WIDE * bar.of) / most}
                  height="16"
                  vector-effect="non-scaling-stroke"
                />
                <rect class="bar" width={(WIDE * bar.part) / most} height="16" />
              </svg>
              <span class="w-20 text-right text-sm tabular-nums" aria-hidden="true">
                {bar.part.toLocaleString("en-GB")} of {bar.of.toLocaleString("en-GB")}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <Legend names={parts} looks={["bar", "bar-paused"]} />
    </figure>
  );
};

/** What each look of a chart stands for. */
export const Legend = ({ names, looks }: { names: readonly string[]; looks: readonly string[] }) => (
  <ul class="quiet mt-2 flex flex-wrap gap-x-4 text-sm">
    {names.map((name, index) => (
      <li class="flex items-center gap-1.5">
        <svg width="12" height="12" aria-hidden="true" focusable="false">
          <rect x="1" y="1" width="10" height="10" rx="2" class={looks[index]} />
        </svg>
        {name}
      </li>
    ))}
  </ul>
);
