import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Db } from "../../store/store.ts";
import "../../progress/progress.tables.ts";
import { emptyForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { GoalForm } from "./goal-form.tsx";
import { DeletedLately, GoalList, ReachedBefore } from "./goal-list.tsx";
import { todayOf } from "./goal-words.ts";
import { Ideas, Reached } from "./reached.tsx";
import { deletedLately, goalsVisibleTo, type VisibleGoal } from "./read-goals.ts";
import { type Place, suggestGoals } from "./suggest-goals.ts";

/** A goal that was reached is celebrated for a week. */
const LATELY = 7 * 86_400_000;

/** What the members want to reach, as far as this one may see it. */
export function goalPanel(log: Log): Panel {
  return {
    id: "goals",
    title: "Goals",
    place: "side",
    tab: "goals",
    render: async (viewer) => {
      const { db } = log.store;
      const now = log.now();
      const [goals, deleted, place] = await Promise.all([
        goalsVisibleTo(db, viewer),
        deletedLately(db, viewer, now),
        placeOf(db, viewer),
      ]);
      return <Goals viewer={viewer} goals={goals} deleted={deleted} place={place} now={now} />;
    },
  };
}

type Props = {
  viewer: MemberViewer;
  goals: readonly VisibleGoal[];
  deleted: readonly { goal_id: string; title: string }[];
  place: Place;
  now: Date;
};

const Goals = ({ viewer, goals, deleted, place, now }: Props) => {
  const base = `${loopPath(viewer)}/goals`;
  const closed = viewer.loop.status === "closed";
  const today = todayOf(now, viewer.participant.timezone);
  const open = goals.filter((goal) => !goal.completed_at);
  const mine = goals.filter((goal) => goal.mine);
  const lately = goals.filter((goal) => goal.completed_at && goal.completed_at.getTime() > now.getTime() - LATELY);
  const before = goals.filter((goal) => goal.completed_at && !lately.includes(goal));
  const ideas = suggestGoals(
    place,
    mine.map((goal) => goal.title),
  );
  const list = { base, closed, today };
  return (
    <>
      {lately.map((goal) => (
        <Reached
          goal={goal}
          base={base}
          closed={closed}
          stones={goals.filter((one) => one.owner_id === goal.owner_id && one.completed_at).length}
          ideas={followed(goal, mine) ? [] : ideas}
        />
      ))}
      {goals.length === 0 ? <p class="quiet">No goal yet. One small goal is enough to begin.</p> : null}
      <GoalList {...list} goals={open} />
      {closed ? null : (
        <details class="mt-3">
          <summary class="min-h-11 py-2 font-medium">Set a goal</summary>
          <div class="mt-3">
            {open.some((goal) => goal.mine) || lately.some((goal) => goal.mine) ? null : (
              <div class="mb-4">
                <p class="quiet text-sm">Not sure where to begin? Take one of these and change it:</p>
                <Ideas ideas={ideas} base={base} />
              </div>
            )}
            <GoalForm action={base} form={emptyForm()} />
          </div>
        </details>
      )}
      <ReachedBefore {...list} goals={before} />
      {closed ? null : <DeletedLately goals={deleted} base={base} />}
    </>
  );
};

/** Has its owner set another goal since? Then nothing need be suggested. */
const followed = (goal: VisibleGoal, mine: readonly VisibleGoal[]) =>
  mine.some((other) => goal.completed_at && !other.completed_at && other.set_at >= goal.completed_at);

/** At which stage this member stands in the loop, for ideas that fit. */
async function placeOf(db: Db, { program, participant, loop }: MemberViewer): Promise<Place> {
  const row = await db
    .selectFrom("standing")
    .where("program_id", "=", program.programId)
    .where("participant_id", "=", participant.participantId)
    .where("loop_id", "=", loop.loopId)
    .select("stage")
    .executeTakeFirst();
  return { stage: row?.stage ?? 0, stages: program.pathway.stages.length };
}
