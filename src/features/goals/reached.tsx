import { firstName } from "../../access/names.ts";
import { Button } from "../../ui/button.tsx";
import { Cairn } from "../../ui/cairn-mark.tsx";
import type { GoalIdea } from "./goal-ideas.ts";
import { TakeUpAgain } from "./goal-list.tsx";
import { kindWords } from "./goal-words.ts";
import type { VisibleGoal } from "./read-goals.ts";

type Props = {
  goal: VisibleGoal;
  base: string;
  closed: boolean;
  /** How many goals this owner has reached: as many stones. */
  stones: number;
  /** For its owner, until the next goal is set; none for everybody else. */
  ideas: readonly GoalIdea[];
};

/** A goal that was reached lately: the stone settles once, a kind sentence, and what could come next. */
export const Reached = ({ goal, base, closed, stones, ideas }: Props) => (
  <article class="callout callout-done mb-5" aria-label={`Reached: ${goal.title}`}>
    <div class="flex items-start gap-4">
      <Cairn stones={Math.min(stones, 5)} size={64} as="done" settling={`goal-${goal.goal_id}`} />
      <div class="min-w-0">
        <p class="eyebrow mb-1">Reached</p>
        <h3 class="text-xl">{goal.title}</h3>
        <p class="mt-1">
          {goal.mine
            ? kindWords(goal.goal_id)
            : `${firstName(goal.owner)} reached this. A word from you will make it last.`}
        </p>
      </div>
    </div>
    {closed ? null : goal.mine ? (
      <WhatNext goal={goal} base={base} ideas={ideas} />
    ) : (
      <div class="mt-3 flex flex-wrap gap-2">
        <Button href="#kudos" small>
          Give kudos
        </Button>
        <Button href="#write" kind="quiet" small>
          Write a word
        </Button>
      </div>
    )}
  </article>
);

const WhatNext = ({ goal, base, ideas }: Pick<Props, "goal" | "base" | "ideas">) => (
  <>
    {ideas.length > 0 ? (
      <>
        <p class="mt-4 mb-1 font-semibold">What could come next</p>
        <Ideas ideas={ideas} base={base} />
      </>
    ) : null}
    <div class="mt-3 flex flex-wrap gap-2">
      {ideas.length > 0 ? (
        <Button href={`${base}/new?from=${goal.goal_id}`} kind="quiet" small>
          Carry on from this one
        </Button>
      ) : null}
      <TakeUpAgain base={`${base}/${goal.goal_id}`} />
    </div>
  </>
);

/** Ideas for a goal, each opens the form filled in. */
export const Ideas = ({ ideas, base }: { ideas: readonly GoalIdea[]; base: string }) => (
  <ul>
    {ideas.map((idea) => (
      <li>
        <a class="inline-flex min-h-11 items-center" href={`${base}/new?idea=${idea.id}`}>
          {idea.title}
        </a>
      </li>
    ))}
  </ul>
);
