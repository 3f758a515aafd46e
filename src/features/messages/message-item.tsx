import { firstName, names } from "../../access/names.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Bubble, Gone } from "../../ui/chat.tsx";
import { Form } from "../../ui/field.tsx";
import { markdownHtml } from "../../ui/markdown.ts";
import { When } from "../../ui/time.tsx";
import { loopPath } from "../../web/loop-path.ts";
import { AttachedFiles } from "./attached-files.tsx";
import type { Message } from "./read-messages.ts";

type Item = { viewer: MemberViewer; message: Message; readBy: string[] };

/** One message, who has read it, and what its author can do with it. A refresh never takes one away (`data-keep`). */
export const MessageItem = ({ viewer, message, readBy }: Item) => (
  <li id={`message-${message.id}`} data-keep>
    {message.deleted ? (
      <Deleted viewer={viewer} message={message} />
    ) : (
      <Bubble
        mine={message.mine}
        author={message.author}
        html={markdownHtml(message.body)}
        when={<When at={message.sentAt} zone={viewer.participant.timezone} />}
        also={message.edited ? "edited" : undefined}
        acts={message.mine ? { label: "Change or delete this message", content: acts(viewer, message) } : undefined}
      >
        {message.files.length > 0 ? (
          <AttachedFiles viewer={viewer} files={message.files} />
        ) : message.body === "" ? (
          <p class="quiet">The file that was here was deleted.</p>
        ) : null}
      </Bubble>
    )}
    {readBy.length > 0 && <p class="talk-read">Read by {names(readBy.map(firstName))}</p>}
  </li>
);

const pathOf = (viewer: MemberViewer, { id }: Message) => `${loopPath(viewer)}/messages/${id}`;

const acts = (viewer: MemberViewer, message: Message) => (
  <>
    {viewer.loop.status !== "closed" && (
      <Button href={pathOf(viewer, message)} kind="ghost" small>
        Edit
      </Button>
    )}
    <Form action={`${pathOf(viewer, message)}/deletion`}>
      <Button kind="ghost" small>
        Delete
      </Button>
    </Form>
  </>
);

const Deleted = ({ viewer, message }: { viewer: MemberViewer; message: Message }) => (
  <Gone mine={message.mine}>
    <p>{message.mine ? "You" : message.author} deleted this message.</p>
    {message.undo && (
      <Form action={`${pathOf(viewer, message)}/restoration`}>
        <Button kind="quiet" small label="Undo: bring this message back">
          Undo
        </Button>
      </Form>
    )}
  </Gone>
);
