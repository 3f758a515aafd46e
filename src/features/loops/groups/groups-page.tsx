import type { ParticipantViewer } from "../../../access/viewer.ts";
import { Avatars } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Badge } from "../../../ui/chip.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { ErrorSummary, Form, Radios, Textarea } from "../../../ui/field.tsx";
import { When } from "../../../ui/time.tsx";
import type { FormProblems } from "../../../web/form.ts";
import { listed } from "../../../web/loop-title.ts";
import type { FoundGroup } from "./read-groups.ts";

export const NOTE_MAX = 500;
type Props = { viewer: ParticipantViewer; groups: readonly FoundGroup[]; form: FormProblems; at: string | null };

/** The groups of the program that somebody is in, can join, or can ask to join. */
export const GroupsPage = ({ viewer, groups, form, at }: Props) => {
  const mine = groups.filter((group) => group.mine);
  const others = groups.filter((group) => !group.mine);
  if (groups.length === 0) {
    return (
      <Empty
        title="No groups yet"
        text="A group is a loop of several mentors and mentees around one subject. Your coordinator opens them; you can find them here."
      />
    );
  }
  return (
    <div class="mx-auto max-w-2xl">
      <h1 class="page-title">Groups</h1>
      <ErrorSummary errors={form.errors} />
      <List title="You are in" groups={mine} viewer={viewer} form={form} at={at} />
      <List title="To join" groups={others} viewer={viewer} form={form} at={at} />
    </div>
  );
};

const List = ({ title, groups, ...rest }: Props & { title: string }) =>
  groups.length === 0 ? null : (
    <section class="mb-8">
      <h2 class="eyebrow mb-3">{title}</h2>
      <ul class="grid grid-cols-1 gap-4">
        {groups.map((group) => (
          <li class="sheet" id={`group-${group.loopId}`}>
            <Group group={group} {...rest} />
          </li>
        ))}
      </ul>
    </section>
  );

const Group = ({ group, viewer, form, at }: Omit<Props, "groups"> & { group: FoundGroup }) => (
  <>
    <div class="flex items-start gap-3">
      {group.mentors.length > 0 ? <Avatars names={group.mentors} /> : null}
      <div class="min-w-0 flex-1">
        <h3 class="break-words text-xl">
          {group.mine ? (
            <a class="plain hover:underline" href={`/programs/${viewer.program.programId}/loops/${group.loopId}`}>
              {group.name}
            </a>
          ) : (
            group.name
          )}
        </h3>
        <p class="quiet text-sm">
          {group.mentors.length > 0 ? `With ${listed(group.mentors)} · ` : "No mentor at the moment · "}
          {group.members === 1 ? "1 member" : `${group.members} members`}
          {group.kind === "hidden" ? " · hidden" : ""}
        </p>
      </div>
    </div>
    {group.description ? <p class="mt-2 whitespace-pre-line break-words">{group.description}</p> : null}
    {group.mine ? null : (
      <Join group={group} viewer={viewer} form={at === group.loopId ? form : { errors: {}, values: {} }} />
    )}
  </>
);

const Join = ({ group, viewer, form }: { group: FoundGroup; viewer: ParticipantViewer; form: FormProblems }) => {
  const to = `/programs/${viewer.program.programId}/groups/${group.loopId}`;
  const name = <span class="sr-only"> {group.name}</span>;
  if (group.kind === "public") {
    return (
      <Form action={`${to}/membership`} class="mt-3">
        <RoleChoice viewer={viewer} id={group.loopId} />
        <Button wide>Join{name}</Button>
      </Form>
    );
  }
  if (group.askedAt) {
    return (
      <p class="mt-3">
        <Badge label="Asked" tone="turn" />{" "}
        <span class="quiet text-sm">
          on <When at={group.askedAt} zone={viewer.participant.timezone} format="date" />. A mentor of the group or your
          coordinator answers.
        </span>
      </p>
    );
  }
  return (
    <details class="start mt-3" open={Object.keys(form.errors).length > 0 || undefined}>
      <summary class="btn btn-primary max-sm:w-full">Ask to join{name}</summary>
      <Form action={`${to}/request`} class="mt-3">
        {group.declined ? <p class="quiet mb-3">They could not take you in before. You can ask again.</p> : null}
        <Textarea
          name="note"
          id={`note-${group.loopId}`}
          label="A word about you"
          value={form.values.note}
          error={form.errors.note}
          hint="The mentors of this group and your coordinator read it."
          maxlength={NOTE_MAX}
          rows={3}
        />
        <Button wide>Ask</Button>
      </Form>
    </details>
  );
};

const RoleChoice = ({ viewer, id }: { viewer: ParticipantViewer; id: string }) =>
  viewer.participant.role === "either" ? (
    <Radios
      name="role"
      id={`role-${id}`}
      label="As"
      value="mentee"
      options={[
        { value: "mentee", label: "Mentee" },
        { value: "mentor", label: "Mentor" },
      ]}
    />
  ) : null;
