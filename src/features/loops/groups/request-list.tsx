import { Button } from "../../../ui/button.tsx";
import { When } from "../../../ui/time.tsx";
import type { OpenRequest } from "./requests.ts";

type Props = { requests: readonly OpenRequest[]; base: string; after?: string; zone: string };

/** Who would like to come in, what they say, and the two answers. `base` and `after`: where the answers go. */
export const RequestList = ({ requests, base, after = "", zone }: Props) =>
  requests.length === 0 ? null : (
    <ul class="mb-5 grid gap-3">
      {requests.map((one) => (
        <li class="callout callout-turn">
          <p class="font-semibold break-words">{one.name} would like to join</p>
          <p class="quiet text-sm">
            {one.headline ? `${one.headline} · ` : ""}
            <When at={one.asked_at} zone={zone} />
          </p>
          {one.note ? <p class="mt-2 whitespace-pre-line break-words">{one.note}</p> : null}
          <form method="post" action={`${base}/${one.participant_id}${after}`} class="mt-3 flex flex-wrap gap-3">
            <Button name="decision" value="in" label={`Let ${one.name} in`}>
              Let in
            </Button>
            <Button name="decision" value="no" kind="quiet" label={`Decline ${one.name}`}>
              Decline
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
