import { Button } from "../../../ui/button.tsx";
import { InviteAll } from "../../../ui/invite-all.tsx";
import { Stat, Stats } from "../../../ui/stat.tsx";
import type { ImportResult } from "./import.tables.ts";
import { ProblemTable } from "./line-tables.tsx";

type Props = {
  base: string;
  action: string;
  filename: string;
  result: ImportResult;
  /** The program's address, and how many of all its people this coordinator can still invite. */
  program: string;
  uninvited: number;
};

/** What came of an import, and what to do next. */
export const ResultPage = ({ base, action, filename, result, program, uninvited }: Props) => {
  const { added, here, leftOut } = result;
  return (
    <>
      <p class="quiet [overflow-wrap:anywhere]">{filename}</p>
      <h1 class="page-title">The list is imported</h1>
      <Stats>
        <Stat label="Added" value={added} />
        <Stat label="Already here" value={here} />
        <Stat label="Left out" value={leftOut.length} />
      </Stats>
      <div class="mt-6 flex flex-wrap items-center gap-3">
        {added > 0 && uninvited > 0 ? <InviteAll program={program} n={uninvited} first /> : null}
        <Button href={added > 0 ? `${base}?status=joined` : base} kind="quiet" wide>
          See them in Participants
        </Button>
      </div>
      {leftOut.length > 0 ? (
        <section class="mt-10" aria-labelledby="problems-title">
          <div class="mb-2 flex flex-wrap items-center gap-3">
            <h2 class="section-title mb-0 flex-1" id="problems-title">
              Left out
            </h2>
            <Button kind="quiet" icon="download" href={`${action}/left-out.csv`}>
              Save them as CSV
            </Button>
          </div>
          <p class="mb-3">
            Mend these lines in the saved file and <a href={`${base}/imports/new`}>import it</a>. The other people stay
            as they are.
          </p>
          <ProblemTable lines={leftOut} />
        </section>
      ) : null}
    </>
  );
};
