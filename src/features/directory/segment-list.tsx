import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import type { Segment } from "./segments.ts";

type Props = { base: string; query: string; segments: Segment[] };

/** The segments, each a link to its people. */
export const SegmentList = ({ base, query, segments }: Props) =>
  segments.length === 0 ? null : (
    <nav aria-label="Segments" class="mb-3">
      <ul class="flex flex-wrap gap-x-5">
        {segments.map((one) => (
          <li>
            <a
              class="inline-flex min-h-11 items-center aria-[current]:font-semibold"
              href={`${base}${one.query}`}
              aria-current={one.query === query ? "true" : undefined}
            >
              {one.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

/** Keeps the filters that are on under a name, or forgets the segment that they are. */
export const KeepFilters = ({ base, query, segments }: Props) => {
  if (query === "") return null;
  const current = segments.find((one) => one.query === query);
  return current ? (
    <>
      <Button kind="ghost" small dialog="forget-segment" label={`Forget the segment ${current.name}`}>
        Forget this segment
      </Button>
      <Dialog
        id="forget-segment"
        title="Forget this segment?"
        action={
          <form method="post" action={`${base}/segments/${current.segment_id}/removal`}>
            <Button kind="danger">Forget it</Button>
          </form>
        }
      >
        <p class="break-words">“{current.name}” is gone then for all coordinators. Its people stay as they are.</p>
      </Dialog>
    </>
  ) : (
    <details class="dropdown" data-controller="menu">
      <summary class="btn btn-ghost btn-sm">Keep these filters</summary>
      <form method="post" action={`${base}/segments`} class="dropdown-content pop z-40 mt-1 grid w-64 gap-3 p-4">
        <input type="hidden" name="query" value={query} />
        <label>
          <span class="mb-1 block text-sm">Name of the segment</span>
          <input class="input" name="name" required maxlength={80} autocomplete="off" />
        </label>
        <Button kind="quiet">Keep</Button>
      </form>
    </details>
  );
};
