import { Button } from "../../ui/button.tsx";
import { Form, Textarea } from "../../ui/field.tsx";
import type { Starter } from "../../web/home-panel.ts";
import { loopPath } from "../../web/loop-path.ts";
import { MESSAGE_MAX } from "./message-text.ts";

/** A message written from the home page: what is typed here and not sent waits in the loop's own box, too. */
export const messageStarter: Starter = {
  kinds: ["message.sent"],
  render: ({ viewer, loopId }) => (
    <Form action={`${loopPath(viewer)}/messages`} draft>
      <Textarea
        name="message"
        id={`message-${loopId}`}
        label="Your message"
        hint="Only the members of this loop can read it."
        required
        rows={3}
        maxlength={MESSAGE_MAX}
      />
      <Button wide>Send</Button>
    </Form>
  ),
};
