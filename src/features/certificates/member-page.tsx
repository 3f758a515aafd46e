import type { Child } from "hono/jsx";
import type { MemberViewer } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Cairn } from "../../ui/cairn-mark.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ErrorSummary, Field, Form } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { certificatePath, pdfPath } from "./addresses.ts";
import { CertificateSheet } from "./certificate-sheet.tsx";
import { dateWords } from "./certificate-words.ts";
import { linkedInLink } from "./linkedin.ts";
import { isValid, type OwnCertificate } from "./read-certificates.ts";

type Viewer = { viewer: MemberViewer };
export const certificateRoom = (viewer: MemberViewer) => `${loopPath(viewer)}/certificate`;

/** The whole way is walked: a moment to celebrate, and the button that takes the certificate. */
export const TakeCertificate = ({ viewer, at, form }: Viewer & { at: Date; form: FormProblems }) => (
  <div class="mx-auto max-w-xl text-center">
    <div class="mb-5 flex justify-center">
      <Cairn stones={5} size={180} flag settling={`certificate-${viewer.loop.loopId}`} />
    </div>
    <h1 class="page-title">You walked the whole way</h1>
    <p class="mb-6 text-lg">
      Every milestone, step by step, until {dateWords(at, viewer.participant.timezone)}. That takes patience, and it
      takes two. Well done, really!
    </p>
    <div class="text-left">
      <ErrorSummary errors={form.errors} />
      <Form action={certificateRoom(viewer)}>
        <Field
          name="name"
          label="Your name, as it should be printed"
          hint="Look twice: it stays as it is. Your partner is not named on it."
          value={form.values.name ?? viewer.participant.name}
          error={form.errors.name}
          autocomplete="name"
          maxlength={100}
          required
        />
        <Button wide>Take your certificate</Button>
      </Form>
      <p class="quiet mt-5 text-sm">
        It has an address of its own, which nobody can guess. Whoever you give it to can verify it. You can take it back
        at any time.
      </p>
    </div>
  </div>
);

export const NotYet = ({ viewer }: Viewer) => (
  <Empty
    title="There is still a piece of the way ahead"
    text="Your certificate waits at the end of the last milestone. What is next stands on your loop's page."
  >
    <Button href={loopPath(viewer)}>Go to your loop</Button>
  </Empty>
);

/** One's own certificate: to look at, to show around, and to take back. */
export const OwnCertificatePage = ({ viewer, one, baseUrl, onPaper }: Viewer & OwnProps) => (
  <div class="mx-auto max-w-4xl">
    <h1 class="sr-only">Your certificate</h1>
    <State viewer={viewer} one={one} />
    <CertificateSheet one={one} address={`${baseUrl}${certificatePath(one.certificate_id)}`} level={2} />
    {isValid(one) ? (
      <div class="no-print mt-6 flex flex-wrap gap-3">
        <Button href={certificatePath(one.certificate_id)}>Open its public page</Button>
        {onPaper ? (
          <Button href={pdfPath(one.certificate_id)} kind="quiet" icon="download">
            PDF
          </Button>
        ) : null}
        <a class="btn btn-quiet" href={linkedInLink(one, baseUrl)} target="_blank" rel="noopener noreferrer">
          Add it to LinkedIn
        </a>
        <TakeBack viewer={viewer} />
      </div>
    ) : null}
    <p class="no-print mt-6">
      <a href={loopPath(viewer)}>Back to your loop</a>
    </p>
  </div>
);
type OwnProps = { one: OwnCertificate; baseUrl: string; onPaper: boolean };

const State = ({ viewer, one }: Viewer & { one: OwnCertificate }) => {
  if (one.revoked_at) {
    return (
      <Notice label="Revoked by your coordinator">
        {one.revoked_reason ? `They say: ${one.revoked_reason}` : "They gave no reason."} Its public page says that it
        is revoked. If that surprises you, ask them.
      </Notice>
    );
  }
  if (!one.withdrawn_at) return null;
  return (
    <Notice label="You took it back">
      <p class="mb-3">Its public page says that it is revoked, and names you no more.</p>
      <form method="post" action={`${certificateRoom(viewer)}/restoration`}>
        <Button kind="quiet">Let it count again</Button>
      </form>
    </Notice>
  );
};

const Notice = ({ label, children }: { label: string; children: Child }) => (
  <div class="no-print mb-5">
    <Callout kind="problem" label={label}>
      {children}
    </Callout>
  </div>
);

const TakeBack = ({ viewer }: Viewer) => (
  <>
    <Button kind="ghost" dialog="take-back">
      Take it back
    </Button>
    <Dialog
      id="take-back"
      title="Take your certificate back?"
      action={
        <form method="post" action={`${certificateRoom(viewer)}/withdrawal`}>
          <Button kind="danger">Take it back</Button>
        </form>
      }
    >
      <p>Its public page will say that it is revoked. You can let it count again whenever you like.</p>
    </Dialog>
  </>
);
