import type { NoticeKind } from "../../notices/notice-kind.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/field.tsx";

type Props = { kinds: readonly NoticeKind[]; programName: string; off: boolean; link: string; page: string };

/** What the link at the end of a mail leads to: the choice is made, one button does it, another takes it back. */
export const UnsubscribePage = ({ kinds, programName, off, link, page }: Props) => (
  <div class="mx-auto max-w-xl">
    <h1 class="page-title">{off ? "These mails are switched off" : "Stop these mails?"}</h1>
    <p class="mb-2">{off ? `You get no more mails of ${programName} about:` : `Mails of ${programName} about:`}</p>
    <ul class="prose-cairn mb-5 list-disc pl-5">
      {kinds.map((kind) => (
        <li>{kind.title}</li>
      ))}
    </ul>
    <Form action={off ? `${link}/taking-back` : link} answersWithPage>
      <Button kind={off ? "quiet" : "primary"} wide>
        {off ? "Send them to me again" : "Stop them"}
      </Button>
    </Form>
    <p class="quiet mt-6">
      Or <a href={page}>choose for each kind</a> what comes at once, once a day, once a week or never.
    </p>
  </div>
);

export const UnsubscribeGone = () => (
  <div class="mx-auto max-w-xl">
    <h1 class="page-title">This link does not work</h1>
    <p>
      It may have been cut in two by your mail program. <a href="/">Sign in</a> and choose under “Your mails” what we
      write to you about.
    </p>
  </div>
);
