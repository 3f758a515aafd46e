import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

/** How many, where they are counted up to a thousand. */
const many = (n: number) => (n === 1 ? "1 person" : n > 1_000 ? "more than 1,000 people" : `${n} people`);

type Props = { program: string; n: number; first?: true };

/** Invites all who were not invited yet, so many of them, after a question. `first`: it is what comes next on its page. */
export const InviteAll = ({ program, n, first }: Props) => (
  <>
    <Button kind={first ? "primary" : "quiet"} small={!first} wide={first ?? false} dialog="invite-all">
      {first ? `Invite ${many(n)}…` : n === 1 ? "Invite them…" : "Invite them all…"}
    </Button>
    <Dialog
      id="invite-all"
      title={`Invite ${many(n)}?`}
      keep="Not yet"
      action={
        <form method="post" action={`${program}/participants/invitations`}>
          <Button name="everybody" value="1">
            {n === 1 ? "Send the invitation" : "Send the invitations"}
          </Button>
        </form>
      }
    >
      <p>
        {n === 1 ? "They get" : "Each of them gets"} a mail, now, with a link to come in. Those who were invited before,
        or are here already, get none. <a href={`${program}/settings/mails/invitation`}>Look at its words</a>
      </p>
    </Dialog>
  </>
);
