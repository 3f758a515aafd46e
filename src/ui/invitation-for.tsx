import { Callout } from "./callout.tsx";

type Props = { email: string; account: { email: string } | null | undefined };

/** Who is signed in opens an invitation for somebody else: to take it would make them that person on this device. */
export const InvitationFor = ({ email, account }: Props) =>
  !account || account.email.toLowerCase() === email.toLowerCase() ? null : (
    <div class="mb-5">
      <Callout kind="problem">
        <p class="wrap-anywhere">
          This invitation is for {email}, and you are signed in as {account.email}. Saying yes signs you in here as{" "}
          {email}.
        </p>
      </Callout>
    </div>
  );
