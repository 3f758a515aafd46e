import type { MemberViewer } from "../../access/viewer.ts";
import { BackToLoop } from "../../ui/back-to-loop.tsx";
import { Button } from "../../ui/button.tsx";
import { Bubble } from "../../ui/chat.tsx";
import { ErrorSummary, Form, Textarea } from "../../ui/field.tsx";
import { markdownHtml } from "../../ui/markdown.ts";
import { When } from "../../ui/time.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { MESSAGE_MAX } from "./message-text.ts";
import type { Message } from "./read-messages.ts";

type Scene = { viewer: MemberViewer; message: Message; form: FormProblems };

/** A message of one's own, in the box again. What stands there is shown when it is not what one began with. */
export const EditPage = ({ viewer, message, form }: Scene) => {
  const back = `${loopPath(viewer)}#message-${message.id}`;
  return (
    <div class="mx-auto max-w-prose space-y-4">
      <BackToLoop to={back} />
      <h1 class="page-title">Edit your message</h1>
      <ErrorSummary errors={form.errors} />
      {form.errors.message && !message.deleted && (
        <Bubble
          mine
          author={message.author}
          html={markdownHtml(message.body)}
          when={<When at={message.sentAt} zone={viewer.participant.timezone} />}
        />
      )}
      <Form action={`${loopPath(viewer)}/messages/${message.id}`} draft>
        <input type="hidden" name="version" value={String(message.version)} data-stay />
        <Textarea
          name="message"
          label="Your message"
          value={form.values.message}
          error={form.errors.message}
          hint="It will say that it was edited. What it said before is kept nowhere."
          required
          rows={6}
          maxlength={MESSAGE_MAX}
        />
        <div class="flex flex-wrap gap-3">
          <Button>Save</Button>
          <Button href={back} kind="ghost">
            Leave it as it is
          </Button>
        </div>
      </Form>
    </div>
  );
};
