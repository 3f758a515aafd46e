import { InviteAll } from "../../ui/invite-all.tsx";

/** Those who were not invited yet, seen before the list, however long that is. */
export const Uninvited = ({ program, n }: { program: string; n: number }) => (
  <div class="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1">
    <span>{n === 1 ? "1 person was" : `${n > 1_000 ? "1,000+" : n} people were`} not invited yet.</span>
    <InviteAll program={program} n={n} />
  </div>
);
