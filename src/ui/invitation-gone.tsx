import { Button } from "./button.tsx";
import { Empty } from "./empty.tsx";

/** A link that was taken, guessed or broken: all look alike. */
export const InvitationGone = () => (
  <Empty title="This invitation is no longer open" text="It may have been taken already. If it was you, just sign in.">
    <Button href="/sign-in">Sign in</Button>
  </Empty>
);
