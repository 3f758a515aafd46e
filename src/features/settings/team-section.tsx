import type { CoordinatorViewer } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorSummary, Field, Form, Radios } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import type { Coordinator, stillOpenTo } from "./coordinators.ts";

export const ROLE_WORDS = { coordinator: "Coordinator", admin: "Admin without messages" } as const;
const ROLES = [
  { value: "coordinator", label: ROLE_WORDS.coordinator, hint: "Sees, settles and writes." },
  { value: "admin", label: ROLE_WORDS.admin, hint: "Sees and settles the same, and writes to nobody." },
];

type Props = {
  viewer: CoordinatorViewer;
  coordinators: Coordinator[];
  /** Addresses that were asked to coordinate and have not said yes. */
  invited: string[];
  form: FormProblems;
};

/** Who coordinates, as what, and how another one comes in. */
export const TeamSection = ({ viewer, coordinators, invited, form }: Props) => {
  const base = `/programs/${viewer.program.programId}/settings`;
  const writing = coordinators.filter((one) => one.role === "coordinator");
  const last = (one: Coordinator) => writing.length === 1 && one.role === "coordinator";
  return (
    <section class="mb-10" aria-labelledby="coordinators">
      <h2 class="section-title" id="coordinators">
        Coordinators
      </h2>
      <ul class="rows mb-5">
        {coordinators.map((one) => (
          <li class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span class="min-w-0 flex-1 basis-56">
              {one.name}
              {one.id === viewer.account.userId ? <span class="quiet"> (you)</span> : null}
              <span class="quiet block text-sm break-words">
                {ROLE_WORDS[one.role]} · <span class="break-all">{one.email}</span>
              </span>
            </span>
            {viewer.withoutMessages || last(one) ? null : <Changes one={one} base={base} />}
          </li>
        ))}
      </ul>
      {invited.length > 0 ? (
        <>
          <h3 class="font-semibold">Invited, and not here yet</h3>
          <p class="quiet text-sm">To send a new link, invite them again.</p>
          <ul class="rows mb-5">
            {invited.map((email) => (
              <li class="flex flex-wrap items-center gap-x-3">
                <span class="min-w-0 flex-1 basis-56 break-all">{email}</span>
                {viewer.withoutMessages ? null : (
                  <form method="post" action={`${base}/coordinators/invitations/withdrawal`}>
                    <Button kind="ghost" name="email" value={email} label={`Withdraw the invitation of ${email}`}>
                      Withdraw
                    </Button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {viewer.withoutMessages ? (
        <p class="quiet">Who coordinates is for those of you to say who write to people.</p>
      ) : (
        <>
          <ErrorSummary errors={form.errors} />
          <Form action={`${base}/coordinators`}>
            <Field
              name="email"
              label="Invite another one"
              type="email"
              value={form.values.email}
              error={form.errors.email}
              hint="They see what you see: who stands where, never what people write to each other."
              required
            />
            <Radios
              name="role"
              label="As"
              value={form.values.role ?? "coordinator"}
              error={form.errors.role}
              options={ROLES}
              required
            />
            <Button kind="quiet">Invite</Button>
          </Form>
        </>
      )}
    </section>
  );
};

const Changes = ({ one, base }: { one: Coordinator; base: string }) => {
  const other = one.role === "coordinator" ? "admin" : "coordinator";
  return (
    <span class="flex flex-wrap gap-1">
      <form method="post" action={`${base}/coordinators/${one.id}/role`}>
        <Button kind="ghost" name="role" value={other} label={`Make ${one.name} ${WORDS[other]}`}>
          Make {WORDS[other]}
        </Button>
      </form>
      <Button kind="ghost" dialog={`remove-${one.id}`} label={`Remove ${one.name}`}>
        Remove
      </Button>
      <Dialog
        id={`remove-${one.id}`}
        title={`Remove ${one.name}?`}
        keep="Keep them"
        action={
          <form method="post" action={`${base}/coordinators/${one.id}/removal`}>
            <Button kind="danger">Remove</Button>
          </form>
        }
      >
        <p>They see this program no more. What they did stays, and you can invite them again.</p>
      </Dialog>
    </span>
  );
};

const WORDS = { coordinator: "a coordinator", admin: "an admin without messages" } as const;

/** Said to whoever removed somebody, who may believe that nothing is open to them now. */
export const removedWords = ({ tokens, admin }: Awaited<ReturnType<typeof stillOpenTo>>) =>
  [
    "They coordinate no more.",
    admin ? "As an admin of the organisation they still see this program." : "",
    tokens > 0 ? "A token they made still works: end it under Tokens, unless something needs it." : "",
  ]
    .filter(Boolean)
    .join(" ");
