import type { Account, Program } from "../../access/viewer.ts";
import type { ProgramSample, SampleVersion } from "../../outreach/sample-versions/samples-of.ts";
import { Button } from "../../ui/button.tsx";
import { When } from "../../ui/time.tsx";
import { Example } from "./example-letter.tsx";

type Props = {
  subject: string;
  body: string;
  number: number;
  /** Null: the project's own words. */
  version: SampleVersion | null;
  /** As it is in use; null when it is gone. */
  sample: ProgramSample | null;
  home: string;
  program: Program;
  account: Account;
};

/** An older version of a sample, to look at and to go back to. */
export const SampleVersionPage = ({ subject, body, number, version, sample, home, program, account }: Props) => (
  <div class="max-w-2xl">
    <p class="mb-2">
      <a href={home}>Back to the sample</a>
    </p>
    <h1 class="page-title">{version ? `Version ${number}` : "The project’s own words"}</h1>
    {version ? (
      <p class="quiet mb-4">
        Worded by {version.by ?? "somebody who left"}, <When at={version.made_at} zone={program.timezone} />.
      </p>
    ) : null}
    <div class="sheet mb-4">
      <p class="mb-3 font-semibold break-words">{subject}</p>
      <p class="break-words whitespace-pre-line">{body}</p>
    </div>
    {sample && sample.subject === subject && sample.body === body ? (
      <p class="mb-8">These words are in use.</p>
    ) : (
      <form method="post" action={`${home}/return`} class="mb-8">
        <input type="hidden" name="version" value={String(number)} />
        <Button>Go back to these words</Button>
      </form>
    )}
    <Example {...{ program, account, subject, body }} />
  </div>
);
