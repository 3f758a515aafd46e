import type { Program } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Badge } from "../../ui/chip.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Stack } from "../../ui/stones.tsx";
import { Table } from "../../ui/table.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { When } from "../../ui/time.tsx";
import type { ListedLoop } from "./read-loops.ts";

type Props = { program: Program; loops: ListedLoop[]; status: string | null };

export const LoopsPage = ({ program, loops, status }: Props) => {
  const base = `/programs/${program.programId}/loops`;
  return (
    <>
      <div class="mb-4 flex flex-wrap items-center gap-3">
        <h1 class="page-title mb-0 flex-1">Loops</h1>
        <Button href={`${base}/new`}>Match two people</Button>
      </div>
      <Tabs
        label="Which loops"
        tabs={[null, "open", "paused", "closed"].map((one) => ({
          label: one ? one.charAt(0).toUpperCase() + one.slice(1) : "All",
          href: one ? `${base}?status=${one}` : base,
          current: one === status,
        }))}
      />
      {loops.length === 0 ? (
        <Empty level={2} title="No loops here yet" text="Match a mentor and a mentee, and their way begins." />
      ) : (
        <Table
          caption="Loops"
          rows={loops}
          columns={[
            { id: "mentors", label: "Mentor", cell: (loop) => <Members loop={loop} as="mentor" program={program} /> },
            { id: "mentees", label: "Mentee", cell: (loop) => <Members loop={loop} as="mentee" program={program} /> },
            {
              id: "status",
              label: "Status",
              cell: (loop) => (loop.status === "open" ? "open" : <Badge label={loop.status} />),
            },
            {
              id: "last",
              label: "Last activity",
              late: true,
              cell: (loop) => (loop.last_at ? <When at={loop.last_at} zone={program.timezone} /> : "–"),
            },
            { id: "more", label: "Change", cell: (loop) => <Changes loop={loop} base={base} /> },
          ]}
        />
      )}
    </>
  );
};

const Members = ({ loop, as, program }: { loop: ListedLoop; as: string; program: Program }) => (
  <ul class="grid gap-1">
    {loop.members
      .filter((member) => member.role === as)
      .map((member) => (
        <li class="flex items-center gap-2">
          {member.stage === null ? null : (
            <Stack at={member.stage} of={program.pathway.stages.length} label="" done={member.completed_at !== null} />
          )}
          <span>
            <a href={`/programs/${program.programId}/participants/${member.participant_id}`}>{member.name}</a>
            <span class="quiet block text-sm">
              {member.stage === null ? "" : program.pathway.stages[member.stage]?.name}
            </span>
          </span>
        </li>
      ))}
  </ul>
);

const Changes = ({ loop, base }: { loop: ListedLoop; base: string }) => {
  const to = (name: string, label: string) => (
    <form method="post" action={`${base}/${loop.loop_id}/${name}`}>
      <button class="btn btn-ghost w-full justify-start" type="submit">
        {label}
      </button>
    </form>
  );
  return (
    <Menu label={`Change the loop of ${loop.members.map((member) => member.name).join(" and ")}`}>
      {loop.status === "open" ? to("pause", "Pause") : null}
      {loop.status === "paused" ? to("resumption", "Go on") : null}
      {loop.status === "closed" ? to("reopening", "Reopen") : to("closure", "Close")}
    </Menu>
  );
};
