import type { MemberViewer } from "../../access/viewer.ts";
import { ACCEPT } from "../../files/file-types.ts";
import { FILE_MAX } from "../../files/prepare-file.ts";
import { FileField, Fold } from "../../ui/attachments.tsx";
import { Button } from "../../ui/button.tsx";
import { Talk } from "../../ui/chat.tsx";
import { Form, Textarea } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { MessageItem } from "./message-item.tsx";
import { MESSAGE_MAX } from "./message-text.ts";
import type { Message, MessagePage, ReadMark } from "./read-messages.ts";

type Scene = { viewer: MemberViewer; page: MessagePage; form: FormProblems };

/** What the members said, oldest first, and the box to answer in. */
export const Conversation = ({ viewer, page, form }: Scene) => (
  <div class="space-y-4">
    {page.messages.length === 0 ? (
      <p class="quiet">Nothing here yet. A first hello, and what you hope for: three sentences are plenty.</p>
    ) : (
      <Talk label="Conversation, oldest first" unread={unread(viewer, page)}>
        <Earlier viewer={viewer} page={page} frame="earlier" />
        <Messages viewer={viewer} page={page} label="Messages, oldest first" />
      </Talk>
    )}
    {page.unread && <ReadButton viewer={viewer} page={page} />}
    {viewer.loop.status === "closed" ? (
      <p class="quiet">This loop is closed: you can read what you wrote, and write no more.</p>
    ) : (
      <Write viewer={viewer} form={form} />
    )}
  </div>
);

type Paged = { viewer: MemberViewer; page: MessagePage };

/**
 * The way to what was said before: a link, which a frame follows in its place. It stays as it is while the page is
 * refreshed (`data-stay`), empty even, because the messages that it leads up to stay, too.
 */
export const Earlier = ({ viewer, page, frame }: Paged & { frame: string }) => (
  <turbo-frame id={frame} refresh="morph" data-stay>
    {page.older && (
      <p class="mb-2 text-center">
        <a class="btn btn-ghost btn-sm" href={`${loopPath(viewer)}/messages?before=${page.messages[0]?.id}`}>
          Earlier messages
        </a>
      </p>
    )}
  </turbo-frame>
);

export const Messages = ({ viewer, page, label }: Paged & { label: string }) => {
  const readBy = readersOf(page);
  return (
    <ol class="space-y-2" aria-label={label}>
      {page.messages.map((message) => (
        <MessageItem viewer={viewer} message={message} readBy={readBy.get(message.id) ?? []} />
      ))}
    </ol>
  );
};

/** Each of the others is named once: at the last of my messages that they have read. */
function readersOf({ messages, marks }: MessagePage): Map<string, string[]> {
  const readers = new Map<string, string[]>();
  const mine = messages.filter((message) => message.mine && !message.deleted);
  for (const { name, upTo } of marks as ReadMark[]) {
    const last = mine.findLast((message: Message) => message.id <= upTo);
    if (last) readers.set(last.id, [...(readers.get(last.id) ?? []), name]);
  }
  return readers;
}

const lastOf = (page: MessagePage) => page.messages.at(-1)?.id ?? "";

const unread = (viewer: MemberViewer, page: MessagePage) =>
  page.unread ? { action: `${loopPath(viewer)}/messages/reading`, upTo: lastOf(page) } : undefined;

/** Where a script runs, looking is enough. */
const ReadButton = ({ viewer, page }: Paged) => (
  <noscript>
    <Form action={`${loopPath(viewer)}/messages/reading`} class="mb-4">
      <input type="hidden" name="upTo" value={lastOf(page)} />
      <Button kind="quiet" small>
        I have read this
      </Button>
    </Form>
  </noscript>
);

/** The box to write in: what was typed stays in it until it is sent. */
const Write = ({ viewer, form }: { viewer: MemberViewer; form: FormProblems }) => (
  <div id="write">
    <Form action={`${loopPath(viewer)}/messages`} enctype="multipart/form-data" draft>
      <Textarea
        name="message"
        label="Your message"
        value={form.values.message}
        error={form.errors.message}
        hint="Only the members of this loop can read it. Lists and links work, two stars make **bold**."
        oneOf
        rows={3}
        maxlength={MESSAGE_MAX}
      />
      <Fold summary="Add files" icon="clip" open={form.errors.files !== undefined}>
        <FileField
          name="files"
          label="Files"
          hint="Up to 5, 10 MB each. Where a picture was taken is removed; videos and PDFs stay as they are."
          error={form.errors.files}
          oneOf
          accept={ACCEPT}
          most={FILE_MAX}
          mostWords="is too large: a file may have 10 MB."
        />
      </Fold>
      <Button type="submit">Send</Button>
    </Form>
  </div>
);
