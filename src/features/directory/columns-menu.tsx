import { Button } from "../../ui/button.tsx";
import { COLUMN_IDS, COLUMNS, type ColumnId } from "./columns.ts";

type Props = { action: string; back: string; chosen: readonly ColumnId[] };

/** Which columns to show; kept for this coordinator. */
export const ColumnsMenu = ({ action, back, chosen }: Props) => (
  <details class="dropdown dropdown-end" data-controller="menu">
    <summary class="btn btn-ghost btn-sm">Columns</summary>
    <form method="post" action={action} class="dropdown-content pop z-40 mt-1 w-56 p-4">
      <input type="hidden" name="back" value={back} />
      {COLUMN_IDS.map((id) => (
        <label class="flex min-h-11 cursor-pointer items-center gap-3">
          <input
            class="checkbox checkbox-primary checkbox-sm"
            type="checkbox"
            name="column"
            value={id}
            checked={chosen.includes(id)}
          />
          {COLUMNS[id]}
        </label>
      ))}
      <div class="mt-3 flex flex-wrap gap-2">
        <Button kind="quiet">Show these</Button>
        <Button kind="ghost" name="usual" value="1">
          As usual
        </Button>
      </div>
    </form>
  </details>
);
