import type { Context } from "hono";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import type { HeldAnswer } from "./held-notices.ts";

export type HeldQuestion = {
  programId: string;
  loopId: string;
  held: boolean;
  others: string;
  when: string;
  /** What was tapped in the mail. */
  tapped: HeldAnswer | null;
};

/** What is on the page of a link: the question, what counts now, and the two answers. */
export function showHeld(c: Context, question: HeldQuestion | null, said?: string) {
  if (!question) {
    c.status(404);
    return c.render(
      <Empty title="This link is over" text="It was for one meeting, for a while. Sign in to see your meetings.">
        <Button href="/">Go to your page</Button>
      </Empty>,
      { title: "This link is over" },
    );
  }
  const { others, when, held, tapped, programId, loopId } = question;
  const words = said ?? (held && tapped === "yes" ? YES : undefined);
  return c.render(
    <div class="mx-auto max-w-md">
      <p class="eyebrow">{when}</p>
      <h1 class="page-title">Did you and {others} meet?</h1>
      {words ? (
        <p class="callout callout-info mb-5" role="status">
          {words}
        </p>
      ) : null}
      <Answers action={c.req.path} held={held} answered={words !== undefined} tapped={said ? null : tapped} />
      <p class="mt-5">
        <a href={`/programs/${programId}/loops/${loopId}#meetings`}>Go to your meetings</a>: there you can count one
        that took place elsewhere, or arrange the next.
      </p>
    </div>,
    { title: "Did you meet?" },
  );
}

export const YES = "Thank you. It counts, and there is nothing else to do.";
export const NO = "Thank you for saying it. That meeting does not count.";

type AnswersProps = { action: string; held: boolean; answered: boolean; tapped: HeldAnswer | null };

/** Both answers, or once one is given, the other. "No" from the mail is sent by itself as soon as a person is there. */
const Answers = ({ action, held, answered, tapped }: AnswersProps) => {
  const oneTap = held && tapped === "no";
  return (
    <form
      action={action}
      method="post"
      data-turbo="false"
      data-controller={oneTap ? "one-tap" : undefined}
      data-one-tap-send-value={oneTap ? "answer=no" : undefined}
      data-one-tap-words-value={oneTap ? `${NO} Was that a slip? Say that you met.` : undefined}
    >
      {answered ? null : (
        <p class="mb-5" data-one-tap-target={oneTap ? "noted" : undefined} role={oneTap ? "status" : undefined}>
          {held ? "It counts as held, until one of you says it was not." : "It does not count now."}
        </p>
      )}
      <div class="flex flex-wrap gap-3">
        {answered && held ? null : (
          <Button name="answer" value="yes" kind={tapped === "no" ? "quiet" : "primary"}>
            Yes, we met
          </Button>
        )}
        {held ? (
          <Button name="answer" value="no" kind={answered || tapped === null ? "quiet" : "primary"}>
            No, we did not
          </Button>
        ) : null}
      </div>
    </form>
  );
};
