import type { CoordinatorViewer } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Badge } from "../../ui/chip.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Field, Form } from "../../ui/field.tsx";
import { Pager, Table } from "../../ui/table.tsx";
import { When } from "../../ui/time.tsx";
import { certificatePath } from "./addresses.ts";
import { isValid, type ListedCertificate } from "./read-certificates.ts";

type Viewer = { viewer: CoordinatorViewer };
type Row = Viewer & { one: ListedCertificate };
export const certificatesPath = ({ program }: CoordinatorViewer) => `/programs/${program.programId}/certificates`;

/** All certificates that were taken in the program. */
export const CertificatesPage = ({
  viewer,
  rows,
  next,
}: Viewer & { rows: ListedCertificate[]; next: string | null }) => (
  <>
    <h1 class="page-title">Certificates</h1>
    {rows.length === 0 ? (
      <Empty
        level={2}
        title="No certificates yet"
        text="Whoever completes the last milestone can take one. You will see it here, and can revoke it."
      />
    ) : (
      <Table
        caption="Certificates, the newest first"
        rows={rows}
        rowKey={(one) => one.certificate_id}
        columns={[
          { id: "name", label: "Name", cell: (one) => <Holder viewer={viewer} one={one} /> },
          { id: "role", label: "As", cell: (one) => one.role },
          {
            id: "taken",
            label: "Taken",
            cell: (one) => <When at={one.taken_at} zone={viewer.program.timezone} format="date" />,
          },
          { id: "state", label: "State", cell: (one) => <CertificateState one={one} /> },
          { id: "change", label: "Change", cell: (one) => <Change viewer={viewer} one={one} /> },
        ]}
      />
    )}
    <Pager next={next ? `${certificatesPath(viewer)}?before=${next}` : null} />
  </>
);

const Holder = ({ viewer, one }: Row) => (
  <>
    <a href={`/programs/${viewer.program.programId}/participants/${one.participant_id}`}>{one.participant_name}</a>
    {one.name === one.participant_name ? null : <span class="quiet block text-sm">printed as {one.name}</span>}
  </>
);

/** Does it count, and does the way still bear it? */
export const CertificateState = ({ one }: { one: ListedCertificate }) => (
  <>
    {one.revoked_at ? (
      <>
        <Badge label="Revoked" tone="problem" /> by a coordinator
      </>
    ) : one.withdrawn_at ? (
      <>
        <Badge label="Taken back" /> by its holder
      </>
    ) : (
      <a href={certificatePath(one.certificate_id)}>Valid</a>
    )}
    {one.revoked_reason ? <span class="quiet block text-sm">{one.revoked_reason}</span> : null}
    {one.completed ? null : (
      <span class="block text-sm">
        <Badge label="No longer completed" tone="turn" /> Something was taken back since. It counts until you revoke it.
      </span>
    )}
  </>
);

const Change = ({ viewer, one }: Row) => {
  const path = `${certificatesPath(viewer)}/${one.certificate_id}`;
  if (one.revoked_at) {
    return (
      <form method="post" action={`${path}/reinstatement`}>
        <Button kind="quiet" small label={`Let the certificate of ${one.name} count again`}>
          Let it count again
        </Button>
      </form>
    );
  }
  return isValid(one) ? (
    <details>
      <summary class="quiet cursor-pointer">
        Revoke<span class="sr-only"> the certificate of {one.name}</span>
      </summary>
      <RevokeForm viewer={viewer} id={one.certificate_id} />
    </details>
  ) : (
    <span class="quiet">–</span>
  );
};

type FormProps = Viewer & { id: string; error?: string | undefined; value?: string | undefined };

/** Why, for its holder and the other coordinators. */
export const RevokeForm = ({ viewer, id, error, value }: FormProps) => (
  <Form action={`${certificatesPath(viewer)}/${id}/revocation`} class="mt-2">
    <Field
      id={`reason-${id}`}
      name="reason"
      label="Why"
      hint="Its holder and other coordinators read it; the public does not."
      maxlength={300}
      error={error}
      value={value}
      required
    />
    <Button kind="danger" small>
      Revoke it
    </Button>
  </Form>
);
