import type { Program } from "../../access/viewer.ts";
import { dayWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { ErrorSummary, Field, Form } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import type { ListedToken } from "./token.ts";

type Props = { program: Program; tokens: ListedToken[]; form: FormProblems; made: string | null; now: Date };

/** The tokens of a program. A new one is shown here, once. */
export const TokensPage = ({ program, tokens, form, made, now }: Props) => {
  const action = `/programs/${program.programId}/tokens`;
  return (
    <div class="mx-auto max-w-2xl">
      <h1 class="page-title">Tokens for the API</h1>
      <p class="mb-4">
        With a token another program can read what you see, and record what happened elsewhere.{" "}
        <a href="/api/docs">How the API works</a>
      </p>
      {made ? (
        <Callout kind="done" label="Your new token">
          <p class="mb-2 font-mono break-all" data-token>
            {made}
          </p>
          <p>Copy it now: it is shown this one time only.</p>
        </Callout>
      ) : null}
      <ErrorSummary errors={form.errors} />
      <Form action={action} answersWithPage class="mt-6">
        <Field
          name="name"
          label="What is it for?"
          value={form.values.name}
          error={form.errors.name}
          hint="Such as: the intranet’s calendar."
          maxlength={120}
          required
        />
        <Button>Make a token</Button>
      </Form>
      {tokens.length > 0 ? (
        <section class="mt-10">
          <h2 class="section-title">In use</h2>
          <ul class="grid gap-3">
            {tokens.map((token) => (
              <li class="sheet flex flex-wrap items-center gap-3">
                <p class="min-w-0 flex-1">
                  <strong>{token.name}</strong>
                  <span class="quiet block text-sm">
                    made {dayWords(token.created_at, program.timezone, now)} by {token.made_by ?? "somebody who left"},{" "}
                    {token.last_used_at
                      ? `last used ${dayWords(token.last_used_at, program.timezone, now)}`
                      : "not used yet"}
                  </span>
                </p>
                <form method="post" action={`${action}/${token.token_id}/revocation`}>
                  <Button kind="quiet" label={`End the token ${token.name}`}>
                    End it
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
};
