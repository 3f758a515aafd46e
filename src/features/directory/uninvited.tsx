import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";

/** Those who were not invited yet, seen before the list, however long that is; to invite them all asks first. */
export const Uninvited = ({ program, n }: { program: string; n: number }) => {
  const many = n > 1_000 ? "more than 1,000 people" : `${n} people`;
  return (
    <div class="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1">
      <span>{n === 1 ? "1 person was" : `${n > 1_000 ? "1,000+" : n} people were`} not invited yet.</span>
      <Button kind="quiet" small dialog="invite-all">
        {n === 1 ? "Invite them…" : "Invite them all…"}
      </Button>
      <Dialog
        id="invite-all"
        title={n === 1 ? "Invite 1 person?" : `Invite ${many}?`}
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
          {n === 1 ? "They get" : "Each of them gets"} a mail, now, with a link to come in. Those who were invited
          before, or are here already, get none. <a href={`${program}/settings/mails/invitation`}>Look at its words</a>
        </p>
      </Dialog>
    </div>
  );
};
