import { Cairn } from "./cairn-mark.tsx";

export type StoneState = "done" | "now" | "ahead";
export type PathStage = { name: string; state: StoneState; href?: string };

/** The path of stones: what is done, where you are, what lies ahead. Stone, number and name say the same. */
export const Path = ({ stages, label = "Your milestones" }: { stages: PathStage[]; label?: string }) => (
  <ol class="path" aria-label={label}>
    {stages.map((stage, index) => (
      <li class="min-w-0 text-center" aria-current={stage.state === "now" ? "step" : undefined}>
        <svg viewBox="0 0 60 34" class="mx-auto h-8 w-full max-w-16" aria-hidden="true" focusable="false">
          <ellipse cx="30" cy="18" rx="27" ry="14" class={`stone-${stage.state}`} />
          <text
            x="30"
            y="23"
            text-anchor="middle"
            font-size="14"
            font-weight="700"
            fill={stage.state === "ahead" ? "var(--ink)" : stage.state === "done" ? "var(--on-moss)" : "var(--on-dawn)"}
          >
            {stage.state === "done" ? "✓" : index + 1}
          </text>
        </svg>
        <span
          class={`path-name mt-1 block text-xs leading-tight sm:text-sm ${stage.state === "now" ? "font-semibold" : "quiet"}`}
        >
          {stage.href ? <a href={stage.href}>{stage.name}</a> : stage.name}
        </span>
        <span class="sr-only">{WORDS[stage.state]}</span>
      </li>
    ))}
  </ol>
);

const WORDS: Record<StoneState, string> = { done: "done", now: "you are here", ahead: "ahead" };

/** A little stack for tables and cards: at which stage (counted from 0) of how many. */
export const Stack = ({
  at,
  of = 5,
  label,
  done = false,
}: {
  at: number;
  of?: number;
  label: string;
  done?: boolean;
}) => (
  <span class="inline-flex items-end gap-2">
    <Cairn stones={Math.min(5, Math.ceil(((at + 1) * 5) / of))} of={5} size={28} flag={done} title={label} />
  </span>
);
