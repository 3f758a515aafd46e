import type { Program } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Summary } from "./read-summary.ts";

type Props = { program: Program; person: Summary; back: string };

/** The tags of a person; each is taken off where it stands, and one more is put on beside them. */
export const SummaryTags = ({ program, person, back }: Props) => {
  const action = `/programs/${program.programId}/participants/tags`;
  const who = (
    <>
      <input type="hidden" name="to" value={person.participant_id} />
      <input type="hidden" name="back" value={back} />
    </>
  );
  return (
    <div class="flex flex-wrap items-center gap-2">
      {person.tags.map((tag) => (
        <form method="post" action={action} class="max-w-full">
          {who}
          <input type="hidden" name="take" value="off" />
          <button type="submit" class="chip cursor-pointer" name="tag" value={tag}>
            <span class="truncate">{tag}</span>
            <Icon name="close" size={16} />
            <span class="sr-only">Take this tag off</span>
          </button>
        </form>
      ))}
      <details class="dropdown" data-controller="menu">
        <summary class="btn btn-ghost btn-sm">Add a tag</summary>
        <form method="post" action={action} class="dropdown-content pop z-40 mt-1 grid w-56 gap-3 p-4">
          {who}
          <label>
            <span class="mb-1 block text-sm">Tag</span>
            <input class="input" name="tag" maxlength={80} required autocomplete="off" />
          </label>
          <Button kind="quiet">Put on</Button>
        </form>
      </details>
    </div>
  );
};
