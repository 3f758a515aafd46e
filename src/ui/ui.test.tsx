import type { Child } from "hono/jsx";
import { describe, expect, test } from "vitest";
import { Avatar } from "./avatar.tsx";
import { Button } from "./button.tsx";
import { Callout } from "./callout.tsx";
import { Chip } from "./chip.tsx";
import { ComponentsPage } from "./components-page.tsx";
import { DashboardMock } from "./dev/dashboard.tsx";
import { HomeMock } from "./dev/home.tsx";
import { LoopMock } from "./dev/loop.tsx";
import { OutreachMock } from "./dev/outreach.tsx";
import { ParticipantsMock } from "./dev/participants.tsx";
import { ErrorSummary, Field, Form, Radios, Select, Textarea } from "./field.tsx";
import { Page } from "./layout.tsx";
import { StageChart } from "./stage-chart.tsx";
import { Path, Stack } from "./stones.tsx";
import { Table } from "./table.tsx";

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
const html = async (content: Child) => String(await content);
const bars = [
  { label: "Matching", count: 1203, standings: 1300, paused: 4, href: "/people?milestone=matching" },
  { label: HOSTILE, count: 0, href: `/people?milestone=${HOSTILE}` },
];

test("hostile words stay words, in text and in attributes", async () => {
  const out = await html(
    <Page
      title={HOSTILE}
      assets={{ css: "/a.css", js: "/a.js" }}
      program={HOSTILE}
      flash={HOSTILE}
      viewer={{ id: "u1", name: HOSTILE, email: HOSTILE }}
      nav={[{ label: HOSTILE, href: `/${HOSTILE}`, current: false }]}
    >
      <Field name="a" label={HOSTILE} value={HOSTILE} hint={HOSTILE} error={HOSTILE} placeholder={HOSTILE} />
      <Textarea name="b" label={HOSTILE} value={`</textarea>${HOSTILE}`} />
      <Select name="c" label="c" options={[{ value: HOSTILE, label: HOSTILE }]} />
      <Radios name="d" label="d" options={[{ value: HOSTILE, label: HOSTILE, hint: HOSTILE }]} />
      <ErrorSummary errors={{ [HOSTILE]: HOSTILE }} />
      <Callout label={HOSTILE}>{HOSTILE}</Callout>
      <Chip label={HOSTILE} without={`?${HOSTILE}`} />
      <Avatar name={HOSTILE} />
      <Stack at={1} label={HOSTILE} />
      <Path stages={[{ name: HOSTILE, state: "now", href: HOSTILE }]} />
      <StageChart bars={bars} caption={HOSTILE} definition={HOSTILE} />
      <Table
        caption={HOSTILE}
        rows={[HOSTILE]}
        columns={[{ id: "x", label: HOSTILE, cell: (row) => row }]}
        select={{ name: "p", value: (row) => row, label: (row) => row }}
      />
    </Page>,
  );
  expect(out).not.toMatch(/<script>|<img/);
  expect(out.match(/<script/g)).toHaveLength(1);
});

describe("a field", () => {
  test("is named by its label, and says its hint and its error with it", async () => {
    const out = await html(<Field name="email" label="Email" hint="Yours" error="Write one." value="x" required />);
    expect(out).toContain(`<label class="field-label" for="field-email"`);
    expect(out).toMatch(/<input[^>]*id="field-email"/);
    expect(out).toMatch(/<input[^>]*aria-describedby="field-email-hint field-email-error"/);
    expect(out).toMatch(/<input[^>]*aria-invalid="true"/);
    expect(out).toMatch(/<p[^>]*id="field-email-error"/);
    expect(out).toMatch(/<input[^>]*required/);
  });

  test("without an error says nothing of one", async () => {
    expect(await html(<Field name="email" label="Email" />)).not.toMatch(/aria-invalid|aria-describedby/);
  });

  test("the summary leads to each field", async () => {
    const out = await html(<ErrorSummary errors={{ email: "Write one.", name: "Yours?" }} />);
    expect(out).toContain(`href="#field-email"`);
    expect(out).toContain("2 things need a look.");
    expect(await html(<ErrorSummary errors={{}} />)).toBe("");
  });

  test("a form posts, and its words are kept where asked", async () => {
    expect(await html(<Form action="/x" draft autosubmit />)).toMatch(
      /method="post".*data-controller="draft autosubmit"/,
    );
  });
});

test("each bar leads to its people, and so does its row in the table", async () => {
  const out = await html(<StageChart bars={bars.slice(0, 1)} caption="Where" definition="Different people." />);
  expect(out.match(/href="\/people\?milestone=matching"/g)).toHaveLength(2);
  expect(out).toContain("1,203");
  expect(out).toContain("1,300 standings, 4 of them paused");
});

test("the path says by words where one is", async () => {
  const out = await html(
    <Path
      stages={[
        { name: "One", state: "done" },
        { name: "Two", state: "now" },
      ]}
    />,
  );
  expect(out.match(/aria-current="step"/g)).toHaveLength(1);
  expect(out).toMatch(/Two.*you are here/);
});

test("a row of a table keeps its identity through a refresh", async () => {
  const out = await html(
    <Table
      caption="P"
      rows={["amara"]}
      columns={[{ id: "n", label: "Name", cell: (row) => row }]}
      select={{ name: "who", value: (row) => row, label: (row) => row }}
    />,
  );
  expect(out).toContain(`id="row-amara"`);
  expect(out).toContain(`id="choose-amara"`);
});

test("a button that asks first is a link to its dialog", async () => {
  expect(await html(<Button dialog="remove">Remove</Button>)).toMatch(/<a[^>]*href="#remove"[^>]*dialog#open:prevent/);
});

const PAGES = { ComponentsPage, HomeMock, LoopMock, DashboardMock, ParticipantsMock, OutreachMock };
test.each(Object.entries(PAGES))("%s keeps our policy: no inline style, script or handler", async (_name, Shown) => {
  const out = await html(
    <Page title="x" assets={{ css: "/a.css", js: "/a.js" }} stream="/stream">
      <Shown />
    </Page>,
  );
  expect(out).not.toMatch(/\sstyle=|\son[a-z]+=|<style|javascript:/i);
  const ids = [...out.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
});
