import { Avatar } from "../avatar.tsx";
import { Button } from "../button.tsx";
import { Chip, Chips } from "../chip.tsx";
import { Field, Form, Radios, Select, Textarea } from "../field.tsx";
import { Stat, Stats } from "../stat.tsx";

const TEXT = `Hello {first name},

you and {partner} arranged your first meeting, and then it went quiet. That happens to many. A short new date is enough: {link to arrange a meeting}`;

/** Write to those people: who, what, how each will read it, when, and what happened since. */
export const OutreachMock = () => (
  <>
    <h1 class="page-title">Reach out</h1>
    <section class="mb-8" aria-labelledby="who">
      <h2 class="section-title" id="who">
        To whom
      </h2>
      <Chips count="7 people">
        <Chip label="First Meeting" without="#" />
        <Chip label="Stuck for more than 21 days" without="#" />
        <Chip label="Waiting for the mentor" without="#" />
        <Button href="#add" kind="ghost" small>
          Change
        </Button>
      </Chips>
    </section>
    <div class="grid gap-x-12 gap-y-10 lg:grid-cols-2">
      <Form action="#" draft>
        <h2 class="section-title">What you say</h2>
        <Select
          name="template"
          label="Start from"
          required
          value="quiet"
          hint="Written for First Meeting, for mentees who wait"
          options={[
            { value: "quiet", label: "It went quiet after the first date" },
            { value: "none", label: "An empty page" },
          ]}
        />
        <Field name="subject" label="Subject" required value="A new date with {partner}?" />
        <Textarea
          name="text"
          label="Text"
          required
          rows={8}
          value={TEXT}
          hint="What stands in braces is filled in for each person."
        />
        <Radios
          name="when"
          label="When"
          required
          value="now"
          options={[
            { value: "now", label: "Now" },
            { value: "morning", label: "Tomorrow, 9:00", hint: "in each person's time" },
          ]}
        />
        <Button wide>Send to 7 people</Button>
      </Form>
      <Preview />
    </div>
    <section class="mt-12" aria-labelledby="since">
      <h2 class="section-title" id="since">
        Since you last wrote, 3 November
      </h2>
      <Stats>
        <Stat label="Moved on" value={12} href="#moved" />
        <Stat label="Opened" value={17} href="#opened" />
        <Stat label="Bounced" value={1} href="#bounced" />
      </Stats>
    </section>
  </>
);

const Preview = () => (
  <section class="min-w-0" aria-labelledby="preview">
    <h2 class="section-title" id="preview">
      As Lena reads it
    </h2>
    <div class="sheet">
      <div class="mb-4 flex items-center gap-3">
        <Avatar name="Lena Fischer" size="sm" />
        <p class="min-w-0 text-sm">
          <span class="quiet">To Lena Fischer</span>
          <br />
          <strong>A new date with Amara?</strong>
        </p>
      </div>
      <div class="prose-cairn">
        <p>Hello Lena,</p>
        <p>
          you and Amara arranged your first meeting, and then it went quiet. That happens to many. A short new date is
          enough: <a href="#arrange">arrange a meeting</a>
        </p>
      </div>
    </div>
    <nav class="mt-3 flex items-center gap-3" aria-label="Whose preview">
      <Button href="#before" kind="ghost" icon="back" label="The person before">
        {null}
      </Button>
      <span class="quiet text-sm tabular-nums">1 of 7</span>
      <Button href="#after" kind="ghost" icon="arrow" label="The next person">
        {null}
      </Button>
    </nav>
  </section>
);
