import { Avatar } from "../avatar.tsx";
import { Button } from "../button.tsx";
import { Badge, Chip, Chips } from "../chip.tsx";
import { PANEL_FRAME, WithPanel } from "../panel.tsx";
import { Selection, SelectionBar } from "../selection-bar.tsx";
import { Stack } from "../stones.tsx";
import { Pager, Table } from "../table.tsx";
import { When } from "../time.tsx";
import { PEOPLE, type Person, STAGES, ZONE } from "./people.ts";
import { SummaryMock } from "./summary.tsx";

/** Everybody, filtered; with `open`, one person's summary beside the list. */
export const ParticipantsMock = ({ open = false }: { open?: boolean }) => (
  <WithPanel title="Participants" actions={<Actions />} panel={open ? <SummaryMock /> : null}>
    <Chips count="6 of 1,000+">
      <Chip label="Milestone: First Meeting" without="#" />
      <Chip label="Stuck" without="#" />
      <Button href="#filters" kind="ghost" small>
        Add a filter
      </Button>
    </Chips>
    <Selection action="#">
      <Table
        caption="Participants"
        rows={PEOPLE}
        select={{ name: "participant", value: (person) => person.id, label: (person) => `Choose ${person.name}` }}
        current={(person) => open && person.id === "lena"}
        columns={[
          { id: "name", label: "Name", sortHref: "#", sorted: "ascending", cell: (person) => <Name person={person} /> },
          { id: "role", label: "Role", late: true, cell: (person) => person.role },
          { id: "loops", label: "Loops", cell: (person) => <Loops person={person} /> },
          { id: "days", label: "Days", sortHref: "#", number: true, cell: (person) => person.days },
          { id: "turn", label: "Turn", cell: (person) => person.turn },
          {
            id: "active",
            label: "Last active",
            late: true,
            cell: (person) => <When at={new Date(person.active)} zone={ZONE} />,
          },
        ]}
      />
      <SelectionBar>
        <Button kind="quiet" name="do" value="tag">
          Tag
        </Button>
        <Button name="do" value="reach-out">
          Reach out
        </Button>
      </SelectionBar>
    </Selection>
    <Pager next="#next" />
  </WithPanel>
);

const Actions = () => (
  <>
    <Button href="#export" kind="ghost" icon="download">
      Export
    </Button>
    <Button href="#new">Add people</Button>
  </>
);

const Name = ({ person }: { person: Person }) => (
  <a
    class="plain flex min-h-11 min-w-0 items-center gap-3 font-semibold hover:underline"
    href="#lena"
    data-turbo-frame={PANEL_FRAME}
  >
    <Avatar name={person.name} size="sm" />
    <span class="min-w-0 max-w-56 break-words">{person.name}</span>
  </a>
);

const Loops = ({ person }: { person: Person }) =>
  person.loops.length === 0 ? (
    <span class="quiet">No loop yet</span>
  ) : (
    <span class="flex flex-wrap items-center gap-3">
      {person.loops.map((loop) => (
        <span class="inline-flex items-center gap-1.5">
          <Stack at={loop.stage} label={`${STAGES[loop.stage]}, with ${loop.partner}`} done={loop.done ?? false} />
          {loop.stuck ? <Badge label="Stuck" tone="turn" /> : null}
          {loop.paused ? <Badge label="Paused" /> : null}
        </span>
      ))}
    </span>
  );
