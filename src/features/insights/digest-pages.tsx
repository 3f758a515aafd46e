import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/field.tsx";

/** What the link at the end of a Monday mail leads to: one button stops them, another takes it back. */
export const DigestLinkPage = ({ program, on, link }: { program: string; on: boolean; link: string }) => (
  <div class="mx-auto max-w-xl">
    <h1 class="page-title">{on ? "Stop the Monday mails?" : "The Monday mails are switched off"}</h1>
    <p class="mb-5">
      {on
        ? `You get a mail on Mondays that says what needs you in ${program}.`
        : `You get no more Monday mails of ${program}. The same list is on your dashboard.`}
    </p>
    <Form action={on ? link : `${link}/taking-back`} answersWithPage>
      <Button kind={on ? "primary" : "quiet"} wide>
        {on ? "Stop them" : "Send them to me again"}
      </Button>
    </Form>
  </div>
);

export const DigestLinkGone = () => (
  <div class="mx-auto max-w-xl">
    <h1 class="page-title">This link does not work</h1>
    <p>
      It may have been cut in two by your mail program, or you do not coordinate this program any more.{" "}
      <a href="/">Sign in</a> to see what is yours.
    </p>
  </div>
);
