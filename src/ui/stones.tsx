import { Cairn, pebble } from "./cairn-mark.tsx";

export type StoneState = "done" | "now" | "ahead";
export type PathStage = { name: string; state: StoneState; href?: string };

/** Three pebbles in turn, so that the path looks found, not printed. */
const PEBBLES = [
  pebble({ x: 32, y: 18, rx: 24, ry: 14.5, lean: 1 }),
  pebble({ x: 32, y: 18, rx: 22, ry: 15, lean: -1 }),
  pebble({ x: 32, y: 18, rx: 23.5, ry: 14, lean: -1 }),
];
const WORDS: Record<StoneState, string> = { done: "done", now: "you are here", ahead: "ahead" };

/** The path of stones: what is done, where you are, what lies ahead. Stone, number and name say the same. */
export const Path = ({
  stages,
  label = "Your milestones",
  small = false,
}: {
  stages: PathStage[];
  label?: string;
  /** For cards: the stones alone; their names are only read aloud. */
  small?: boolean;
}) => (
  <ol class={`path path-trail ${stages.length > 5 ? "path-long" : ""} ${small ? "path-small" : ""}`} aria-label={label}>
    {stages.map((stage, index) => (
      <li class="text-center" data-state={stage.state} aria-current={stage.state === "now" ? "step" : undefined}>
        <Stone number={index + 1} state={stage.state} />
        <span
          class={
            small
              ? "sr-only"
              : `path-name mt-1 block text-xs leading-tight sm:text-sm ${stage.state === "now" ? "font-semibold" : "quiet"}`
          }
        >
          {stage.href ? (
            <a class="plain underline-offset-4 hover:underline" href={stage.href}>
              {stage.name}
            </a>
          ) : (
            stage.name
          )}
        </span>
        <span class="sr-only">{WORDS[stage.state]}</span>
      </li>
    ))}
  </ol>
);

const Stone = ({ number, state }: { number: number; state: StoneState }) => (
  <svg viewBox="4 0 56 36" width="56" height="36" class="mx-auto block max-w-full" aria-hidden="true" focusable="false">
    <path d={PEBBLES[number % PEBBLES.length]!} class={`stone-${state}`} />
    {state === "done" ? (
      <path
        d="M25 18.5 30 23.5 39.5 12.5"
        fill="none"
        stroke="var(--color-primary-content)"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    ) : (
      <text x="32" y="23.5" text-anchor="middle" font-size="15" font-weight="700" class={`on-${state}`}>
        {number}
      </text>
    )}
  </svg>
);

/** A little stack for tables and cards: at which stage (counted from 0) of how many. */
export const Stack = ({
  at,
  of = 5,
  label,
  done = false,
  size = 30,
  words = false,
}: {
  at: number;
  of?: number;
  label: string;
  done?: boolean;
  size?: number;
  /** Shows the label beside the stones; else it is only read aloud. */
  words?: boolean;
}) => {
  const stones = Math.max(1, Math.min(5, Math.ceil(((at + 1) * 5) / of)));
  return (
    <span class="inline-flex items-center gap-2.5 align-middle">
      <Cairn stones={stones} of={5} size={size} flag={done} {...(words ? {} : { title: label })} />
      {words ? <span>{label}</span> : null}
    </span>
  );
};
