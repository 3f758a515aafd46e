import type { MemberViewer } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Bubble } from "../../ui/chat.tsx";
import { Form, Textarea } from "../../ui/field.tsx";
import { When } from "../../ui/time.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { messageHtml } from "./message-html.ts";
import { MESSAGE_MAX } from "./message-text.ts";
import type { MessagePage } from "./read-messages.ts";

type Scene = { viewer: MemberViewer; page: MessagePage; form: FormProblems };

/** What the members said, oldest first, and the box to answer in. */
export const Conversation = ({ viewer, page, form }: Scene) => (
  <div class="space-y-4">
    {page.older && (
      <p>
        <a href={`${loopPath(viewer)}/messages?before=${page.messages[0]?.id}`}>Earlier messages</a>
      </p>
    )}
    {page.messages.length === 0 ? (
      <p class="quiet">Nothing here yet. A first hello, and what you hope for: three sentences are plenty.</p>
    ) : (
      <ol class="space-y-2" aria-label="Messages, oldest first">
        {page.messages.map((message) => (
          <li id={`message-${message.id}`}>
            <Bubble
              mine={message.mine}
              author={message.author}
              html={messageHtml(message.body)}
              when={<When at={message.sentAt} zone={viewer.participant.timezone} />}
            />
          </li>
        ))}
      </ol>
    )}
    {viewer.loop.status === "closed" ? (
      <p class="quiet">This loop is closed: you can read what you wrote, and write no more.</p>
    ) : (
      <Write viewer={viewer} form={form} />
    )}
  </div>
);

/** The box to write in: what was typed stays in it until it is sent. */
const Write = ({ viewer, form }: { viewer: MemberViewer; form: FormProblems }) => (
  <div id="write">
    <Form action={`${loopPath(viewer)}/messages`} draft>
      <Textarea
        name="message"
        label="Your message"
        value={form.values.message}
        error={form.errors.message}
        hint="Only the members of this loop can read it. **Bold**, lists and links work."
        required
        rows={4}
        maxlength={MESSAGE_MAX}
      />
      <Button type="submit">Send</Button>
    </Form>
  </div>
);
