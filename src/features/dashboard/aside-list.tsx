import type { Program } from "../../access/viewer.ts";
import type { PutAside } from "../../insights/asides.ts";
import { covers, type Slice, sliceQuery } from "../../insights/slice.ts";
import { Button } from "../../ui/button.tsx";
import { sayDay, When } from "../../ui/time.tsx";

type Props = { program: Program; slice: Slice; aside: readonly PutAside[] };

/** What was put aside and holds, folded: who did it, why, for how long, and the way back. */
export const AsideList = ({ program, slice, aside }: Props) => {
  if (aside.length === 0) return null;
  const base = `/programs/${program.programId}`;
  return (
    <details class="mt-3" id="put-aside">
      <summary class="min-h-11 cursor-pointer py-2">Put aside ({aside.length})</summary>
      <ul class="rows mt-1">
        {aside.map(({ insight, aside: one }) => (
          <li class="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
            <div class="min-w-60 flex-1">
              <p>
                <a class="wrap-anywhere" href={`${base}/${insight.who.to}`}>
                  {insight.sentence}
                </a>
              </p>
              <p class="quiet text-sm wrap-anywhere">
                {one.by}, <When at={one.at} zone={program.timezone} />: “{one.reason}”{" "}
                {one.until ? `Until ${sayDay(one.until, program.timezone)}.` : "Until somebody new is in it."}
                {covers(slice, one.slice) ? "" : " Not only for those you look at now."}
              </p>
            </div>
            <form method="post" action={`${base}/insights/asides/${one.id}/removal${sliceQuery(slice)}`}>
              <Button kind="quiet" label={`Take back: ${insight.sentence}`}>
                Take back
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
};
