import type { Program } from "../../../access/viewer.ts";
import { Button } from "../../../ui/button.tsx";
import { Selection, SelectionBar } from "../../../ui/selection-bar.tsx";
import { Table } from "../../../ui/table.tsx";
import { When } from "../../../ui/time.tsx";
import type { Draft } from "./drafts.ts";

/** Who could be matched with whom; what is chosen is approved, or dismissed. */
type Props = { program: Program; drafts: Draft[]; mails: boolean };
export const DraftTable = ({ program, drafts, mails }: Props) => {
  const base = `/programs/${program.programId}`;
  const person = (id: string, name: string, headline: string | null) => (
    <span class="block min-w-0">
      <a href={`${base}/participants/${id}`}>{name}</a>
      {headline ? <span class="quiet block text-sm wrap-anywhere">{headline}</span> : null}
    </span>
  );
  return (
    <Selection action={`${base}/loops/drafts/approval`}>
      <Table
        caption="Drafts"
        rows={drafts}
        select={{
          name: "draft",
          value: (draft) => draft.draft_id,
          label: (draft) => `Choose ${draft.mentor} and ${draft.mentee}`,
        }}
        columns={[
          {
            id: "mentor",
            label: "Mentor",
            cell: (draft) => person(draft.mentor_id, draft.mentor, draft.mentor_headline),
          },
          {
            id: "mentee",
            label: "Mentee",
            cell: (draft) => person(draft.mentee_id, draft.mentee, draft.mentee_headline),
          },
          { id: "made", label: "Kept", cell: (draft) => <When at={draft.made_at} zone={program.timezone} /> },
        ]}
      />
      <SelectionBar label="With the chosen drafts">
        {mails ? (
          <label class="flex min-h-11 items-center gap-2">
            <input class="checkbox checkbox-sm checkbox-primary" type="checkbox" name="notify" value="1" checked />
            Tell them by mail
          </label>
        ) : null}
        <Button kind="ghost" formaction={`${base}/loops/drafts/dismissal`}>
          Dismiss
        </Button>
        <Button>Match them</Button>
      </SelectionBar>
    </Selection>
  );
};

/** Said once after drafts were dismissed, with the way back. */
export const Dismissed = ({ program, ids }: { program: Program; ids: string[] }) => (
  <form
    method="post"
    action={`/programs/${program.programId}/loops/drafts/restoration`}
    class="callout callout-info mb-4 flex flex-wrap items-center gap-3"
  >
    <p class="flex-1">{ids.length === 1 ? "1 draft is dismissed." : `${ids.length} drafts are dismissed.`}</p>
    {ids.map((id) => (
      <input type="hidden" name="draft" value={id} />
    ))}
    <Button kind="quiet">{ids.length === 1 ? "Bring it back" : "Bring them back"}</Button>
  </form>
);
