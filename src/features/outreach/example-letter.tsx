import { firstName } from "../../access/names.ts";
import type { Account, Program } from "../../access/viewer.ts";
import { type MergeValues, merge, mergeSubject } from "../../outreach/merge.ts";

type Props = { program: Program; account: Account; subject: string; body: string };

/** A message filled in for somebody who does not exist. */
export const Example = ({ program, account, subject, body }: Props) => {
  const values: MergeValues = {
    first_name: "Ana",
    partner_first_name: "Ben",
    program_name: program.name,
    stage_name: program.pathway.stages[1]?.name ?? null,
    days_in_stage: "12",
    next_step: "arrange the first meeting",
    link: "https://…",
    coordinator_first_name: firstName(account.name),
  };
  return (
    <section aria-labelledby="example">
      <h2 class="section-title" id="example">
        For example
      </h2>
      <div class="sheet">
        <p class="mb-3 font-semibold break-words">{mergeSubject(subject, values)}</p>
        <p class="break-words whitespace-pre-line">{merge(body, values)}</p>
      </div>
    </section>
  );
};
