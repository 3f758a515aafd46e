import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Checkbox, ErrorSummary, Field, Form, Radios, Select, Textarea } from "../field.tsx";
import { Menu } from "../menu.tsx";

export const ButtonSamples = () => (
  <div class="flex flex-wrap items-center gap-3">
    <Button>Share a goal</Button>
    <Button kind="quiet">See who</Button>
    <Button kind="ghost" icon="download">
      Export
    </Button>
    <Button kind="quiet" small>
      Move it
    </Button>
    <Button disabled>Not yet</Button>
    <Button href="#" icon="calendar">
      Arrange a meeting
    </Button>
    <Button kind="danger" dialog="remove">
      Remove Amara
    </Button>
    <Menu label="More">
      <a class="plain" href="#pause">
        Pause this loop
      </a>
      <form action="#" method="post">
        <button type="submit">Close this loop</button>
      </form>
    </Menu>
    <Dialog
      id="remove"
      title="Remove Amara from the program"
      keep="Keep Amara"
      action={
        <form action="#" method="post">
          <Button kind="danger">Remove Amara</Button>
        </form>
      }
    >
      <p>Her two loops lose their mentor. You can bring her back at any time.</p>
    </Dialog>
  </div>
);

export const FormSamples = () => (
  <Form action="#">
    <ErrorSummary
      errors={{ email: "Write an address such as amara@example.org.", about: "Write a sentence or two." }}
    />
    <Field name="name" label="Your name" required value="Amara Okafor" autocomplete="name" />
    <Field
      name="email"
      label="Email"
      type="email"
      required
      value="amara@"
      hint="We write only when it is your turn."
      error="Write an address such as amara@example.org."
    />
    <Field name="starts" label="When" type="datetime-local" required value="2026-11-24T14:00" />
    <Field name="zone" label="Your time zone" value="Europe/Lisbon" localZone />
    <Textarea name="about" label="What you hope for" required rows={3} error="Write a sentence or two." />
    <Select
      name="length"
      label="How long"
      empty="Choose"
      options={[
        { value: "30", label: "30 minutes" },
        { value: "45", label: "45 minutes" },
      ]}
    />
    <Radios
      name="role"
      label="You come as"
      required
      value="mentee"
      options={[
        { value: "mentee", label: "A mentee", hint: "You want to learn something." },
        { value: "mentor", label: "A mentor", hint: "You have walked the path before." },
        { value: "either", label: "Either", hint: "Whatever is needed." },
      ]}
    />
    <Checkbox name="public" label="Others in the program may see this" checked hint="You can change it later." />
    <Checkbox name="news" label="Write to me once a week at most" />
    <Button wide>Save</Button>
  </Form>
);
