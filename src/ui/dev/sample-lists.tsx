import { Avatar, Avatars } from "../avatar.tsx";
import { Button } from "../button.tsx";
import { Callout } from "../callout.tsx";
import { Card } from "../card.tsx";
import { Bubble } from "../chat.tsx";
import { Badge, Chip, Chips } from "../chip.tsx";
import { Empty } from "../empty.tsx";
import { Progress } from "../progress.tsx";
import { Pager, Table } from "../table.tsx";
import { Tabs } from "../tabs.tsx";
import { When } from "../time.tsx";
import { Toast } from "../toast.tsx";
import { NOW, PEOPLE, ZONE } from "./people.ts";

export const NoticeSamples = () => (
  <div class="grid gap-4">
    <Toast>Your goal is shared with Amara.</Toast>
    <Toast kind="problem">The file is larger than 10 MB. Choose a smaller one.</Toast>
    <Callout kind="turn" label="Your turn">
      Propose a time for your first meeting.
    </Callout>
    <Callout label="Next">Waiting for Amara since Tuesday.</Callout>
    <Callout kind="done" label="The whole way">
      You reached the last milestone on 3 November.
    </Callout>
    <Callout kind="problem" label="Not sent">
      Amara's address does not exist any more. Ask her for another one.
    </Callout>
    <Card turn label="Lena and Amara" footer={<Button href="#">Share a goal</Button>}>
      A card that waits for you.
    </Card>
    <Card>A card that does not.</Card>
  </div>
);

export const ListSamples = () => (
  <div class="grid grid-cols-1 gap-8">
    <Tabs
      label="Parts of a program"
      tabs={[
        { label: "Open", href: "#", current: true, count: 41 },
        { label: "Paused", href: "#", current: false, count: 3 },
        { label: "Closed", href: "#", current: false },
      ]}
    />
    <Chips count="1 person">
      <Chip label="Name: Wolfeschlegelsteinhausenbergerdorff-Montgomery-Featherstonehaugh" without="#" />
      <Chip label="Mentor" without="#" />
    </Chips>
    {[0, 1].map((count) => (
      <Table
        caption={`A table of ${count}`}
        rows={PEOPLE.slice(2, 2 + count)}
        columns={[
          { id: "name", label: "Name", cell: (person) => person.name },
          { id: "days", label: "Days", number: true, cell: (person) => person.days },
        ]}
      />
    ))}
    <Pager next="#" first="#" />
    <p class="flex flex-wrap items-center gap-3">
      {PEOPLE.map(({ name }) => (
        <Avatar name={name} />
      ))}
      <Avatars names={["Lena Fischer", "Amara Okafor"]} />
      <Badge label="Tag" />
      <Badge label="Stuck" tone="turn" />
      <Badge label="Completed" tone="done" />
      <Badge label="Bounced" tone="problem" />
    </p>
    <div>
      <Progress done={0} of={5} label="Nothing yet" />
      <Progress done={3} of={5} label="On the way" />
      <Progress done={5} of={5} label="All of it" />
    </div>
    <p>
      <When at={NOW} zone={ZONE} /> · <When at={NOW} zone={ZONE} format="date" /> ·{" "}
      <When at={NOW} zone={ZONE} format="datetime" />
    </p>
    <div class="grid grid-cols-1 gap-3">
      <Bubble mine={false} author="Amara" when="Tuesday" html="<p>Hello Lena.</p>" />
      <Bubble mine author="Lena" when="today" html={`<p>${"Averylongwordthatneverends".repeat(6)}</p>`} />
    </div>
    <Empty level={2} title="No loops yet" text="Match people, or let them find each other.">
      <Button href="#">Match people</Button>
    </Empty>
  </div>
);
