import type { Stage } from "../../milestones/pathway.ts";
import { Button } from "../../ui/button.tsx";
import { Cairn } from "../../ui/cairn-mark.tsx";
import type { Reached } from "./reached.ts";

type Props = {
  reached: Reached;
  stages: readonly Stage[];
  /** The others, said as one: "Amara", "Amara and Ben". */
  partners: string | null;
  path: string;
  /** Loops in which the same was reached: told in the one callout, and seen with it. */
  too?: readonly { reached: Reached; path: string }[];
};

/** A kind sentence for each stage that is reached; a stage of an own pathway gets the last. */
const WORDS: Record<string, string> = {
  matching: "You have found each other. A first word from you makes it real.",
  "first-meeting": "You have found a time for each other, and that is often the hardest part.",
  "grow-together": "You have met, and it has begun. From here on it grows by itself.",
  "levelling-up": "What you do together bears fruit. It shows.",
};
const ANY = "One stone more, and it lies well on the others.";
const WHOLE = "You have walked the whole way together. Stop for a moment and look back.";

/** A stone settles: once, when a milestone is new to its reader. It stays until they leave the page. */
export const ReachedCallout = ({ reached, stages, partners, path, too = [] }: Props) => {
  const { stage, whole, loopId } = reached;
  const at = stages[stage];
  const stones = Math.max(1, Math.min(5, Math.ceil(((Math.min(stage, stages.length - 1) + 1) * 5) / stages.length)));
  return (
    <aside
      id={`reached-${loopId}`}
      class="callout callout-done mb-5 flex flex-wrap items-center gap-x-5 gap-y-3"
      aria-label="A new milestone"
      aria-live="polite"
      data-keep
      data-turbo-temporary
      data-controller="seen"
      data-seen-url-value={`${path}/milestones/seen`}
      data-seen-stage-value={stage}
    >
      <Cairn stones={stones} of={5} size={72} flag={whole} settling={`${loopId}:${stage}`} />
      <div class="min-w-48 flex-1">
        <p class="heading text-xl">
          {whole ? "You have reached the last milestone" : `You have reached ${at?.name ?? "the next milestone"}`}
          {too.length > 0 ? ` with ${partners}` : null}
        </p>
        <p>{whole ? WHOLE : (WORDS[at?.id ?? ""] ?? ANY)}</p>
      </div>
      {too.map((one) => (
        <span
          hidden
          data-controller="seen"
          data-seen-url-value={`${one.path}/milestones/seen`}
          data-seen-stage-value={one.reached.stage}
        />
      ))}
      {partners && too.length === 0 ? (
        <Button href={`${path}#write`} kind="quiet">
          Say a word to {partners.includes(" ") ? "all" : partners}
        </Button>
      ) : null}
    </aside>
  );
};
