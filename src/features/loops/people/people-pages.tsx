import type { Child } from "hono/jsx";
import { Button } from "../../../ui/button.tsx";
import { ErrorSummary, Form, Select } from "../../../ui/field.tsx";
import type { FormProblems } from "../../../web/form.ts";
import { PauseFields } from "../life/pause-page.tsx";
import type { Chosen } from "../list/choose-loops.ts";
import type { GroupChoice } from "./add-to-group.ts";

/** What comes along through these pages: who was chosen, and the list one came from. */
export type Asked = { list: string; to: readonly string[]; back: string };

const Hidden = ({ to, back }: Asked) => (
  <>
    {to.map((id) => (
      <input type="hidden" name="to" value={id} />
    ))}
    <input type="hidden" name="back" value={back} />
  </>
);

const Back = ({ list, back }: Asked) => (
  <Button kind="ghost" href={`${list}${back}`}>
    Go back
  </Button>
);

const Loops = ({ loops }: { loops: Chosen[] }) => (
  <ul class="mb-5 ml-5 list-disc">
    {loops.map((loop) => (
      <li>{loop.title}</li>
    ))}
  </ul>
);

type PauseProps = { asked: Asked; loops: Chosen[]; form: FormProblems; now: Date; zone: string };

/** Lets the pairs of the chosen people rest, or go on. */
export const PausePeoplePage = ({ asked, loops, form, now, zone }: PauseProps) => {
  const open = loops.filter((loop) => loop.status === "open");
  const paused = loops.filter((loop) => loop.status === "paused");
  return (
    <Narrow title="Pause loops">
      {loops.length === 0 ? <p class="mb-5">They are in no pair. Groups go on without somebody who is away.</p> : null}
      {open.length > 0 ? (
        <>
          <p class="mb-3">
            {open.length === 1 ? "This pair rests" : `These ${open.length} pairs rest`}: days do not count, and nobody
            is reminded of anything.
          </p>
          <Loops loops={open} />
          <ErrorSummary errors={form.errors} />
          <Form action={`${asked.list}/pause`}>
            <Hidden {...asked} />
            <PauseFields form={form} now={now} zone={zone} optional />
            <Button>{open.length === 1 ? "Pause it" : "Pause them"}</Button>
          </Form>
        </>
      ) : null}
      {paused.length > 0 ? (
        <form method="post" action={`${asked.list}/resumption`} class="mt-6">
          <p class="mb-3">{paused.length === 1 ? "This pair rests already:" : "These pairs rest already:"}</p>
          <Loops loops={paused} />
          <Hidden {...asked} />
          <Button kind="quiet">{paused.length === 1 ? "Let it go on" : "Let them go on"}</Button>
        </form>
      ) : null}
      <p class="mt-4">
        <Back {...asked} />
      </p>
    </Narrow>
  );
};

/** What was just paused, with the way to undo it. */
export const PausedPage = ({ asked, loops }: Pick<PauseProps, "asked" | "loops">) => {
  const one = loops.length === 1;
  return (
    <Narrow title={one ? "1 pair rests" : `${loops.length} pairs rest`}>
      <p class="mb-3">Days do not count meanwhile, and nobody is reminded. Their members are told.</p>
      <Loops loops={loops} />
      <form method="post" action={`${asked.list}/resumption`} class="flex flex-wrap gap-3">
        <Hidden {...asked} />
        {loops.map((loop) => (
          <input type="hidden" name="loop" value={loop.id} />
        ))}
        <Button href={`${asked.list}${asked.back}`}>To the list</Button>
        <Button kind="quiet">{one ? "Let it go on again" : "Let them go on again"}</Button>
      </form>
    </Narrow>
  );
};

type GroupProps = {
  asked: Asked;
  people: { name: string }[];
  groups: GroupChoice[];
  newGroup: string;
  form: FormProblems;
};

/** Takes the chosen people into a group. */
export const AddToGroupPage = ({ asked, people, groups, newGroup, form }: GroupProps) => (
  <Narrow title="Add to a group">
    <ul class="mb-5 ml-5 list-disc">
      {people.map((person) => (
        <li>{person.name}</li>
      ))}
    </ul>
    {groups.length === 0 ? (
      <p class="mb-5">
        There is no group yet. <a href={newGroup}>Open one</a> first.
      </p>
    ) : (
      <>
        <ErrorSummary errors={form.errors} />
        <Form action={`${asked.list}/group`}>
          <Hidden {...asked} />
          <Select
            name="group"
            label="Group"
            value={form.values.group}
            error={form.errors.group}
            options={groups.map((one) => ({ value: one.loop_id, label: one.name ?? "A group without a name" }))}
            required
          />
          <Select
            name="role"
            label="As"
            value={form.values.role}
            error={form.errors.role}
            options={[
              { value: "mentee", label: "Mentees" },
              { value: "mentor", label: "Mentors" },
            ]}
            empty="What they signed up as"
          />
          <Button>Add them</Button>
        </Form>
      </>
    )}
    <p class="mt-4">
      <Back {...asked} />
    </p>
  </Narrow>
);

const Narrow = ({ title, children }: { title: string; children?: Child }) => (
  <div class="mx-auto max-w-xl">
    <h1 class="page-title">{title}</h1>
    {children}
  </div>
);
