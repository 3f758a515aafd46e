import type { Program } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import type { Summary } from "./read-summary.ts";

type Props = { program: Program; person: Summary; writes: boolean; back: string };

/** What a coordinator can do about somebody: write, match, invite, remove; or take them back in. */
export const PersonActions = ({ program, person, writes, back }: Props) => {
  const base = `/programs/${program.programId}`;
  const mine = `${base}/participants/${person.participant_id}`;
  if (person.status === "removed") {
    return (
      <form method="post" action={`${mine}/rejoining`}>
        <Button>Take back in</Button>
      </form>
    );
  }
  return (
    <div class="flex flex-wrap gap-2">
      {writes ? (
        <Button href={`${base}/outreach/new?to=${encodeURIComponent(person.participant_id)}`}>Reach out</Button>
      ) : null}
      <Button href={`${base}/loops/new?with=${encodeURIComponent(person.participant_id)}`} kind="quiet">
        Match
      </Button>
      {writes && person.email && person.status !== "active" ? (
        <form method="post" action={`${base}/participants/invitations`}>
          <input type="hidden" name="back" value={back} />
          <Button kind="quiet" name="participant" value={person.participant_id}>
            {person.status === "invited" ? "Invite again" : "Invite"}
          </Button>
        </form>
      ) : null}
      <Button kind="ghost" dialog={`remove-${person.participant_id}`}>
        Remove
      </Button>
      <Dialog
        id={`remove-${person.participant_id}`}
        title={`Remove ${person.name}?`}
        keep="Keep them"
        action={
          <form method="post" action={`${mine}/removal`}>
            <Button kind="danger">Remove</Button>
          </form>
        }
      >
        <p>They leave their loops and see the program no more. What they wrote stays. You can take them back in.</p>
      </Dialog>
    </div>
  );
};
