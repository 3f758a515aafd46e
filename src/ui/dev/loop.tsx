import { Avatar } from "../avatar.tsx";
import { Button } from "../button.tsx";
import { Callout } from "../callout.tsx";
import { Bubble } from "../chat.tsx";
import { Form, Textarea } from "../field.tsx";
import { Menu } from "../menu.tsx";
import { Progress } from "../progress.tsx";
import { Path } from "../stones.tsx";
import { STAGES } from "./people.ts";

/** A loop as its members see it. */
export const LoopMock = () => (
  <>
    <div class="mb-5 flex items-center gap-4">
      <Avatar name="Amara Okafor" size="lg" />
      <div class="min-w-0 flex-1">
        <h1 class="page-title mb-0">You and Amara</h1>
        <p class="quiet text-sm">Amara is your mentor · together since 2 November</p>
      </div>
      <Menu label="More for this loop">
        <a class="plain" href="#agreement">
          Our agreement
        </a>
        <a class="plain" href="#files">
          Files
        </a>
        <a class="plain" href="#pause">
          Pause this loop
        </a>
      </Menu>
    </div>
    <Path stages={STAGES.map((name, index) => ({ name, state: index < 2 ? "done" : index === 2 ? "now" : "ahead" }))} />
    <div class="mt-6">
      <Callout kind="turn" label="Your turn">
        <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
          <div class="min-w-60 flex-1">
            <p class="heading text-xl">Share a goal with Amara</p>
            <p class="mt-1">You met on Thursday. What would you like to be able to do by spring?</p>
          </div>
          <Button href="#goal" wide>
            Share a goal
          </Button>
        </div>
      </Callout>
    </div>
    <div class="mt-10 grid gap-x-12 gap-y-10 lg:grid-cols-[3fr_2fr]">
      <Talk />
      <Side />
    </div>
  </>
);

const Talk = () => (
  <section class="min-w-0" aria-labelledby="talk">
    <h2 class="section-title" id="talk">
      Conversation
    </h2>
    <ol class="mb-5 grid gap-4">
      <li>
        <Bubble
          mine={false}
          author="Amara"
          when="Tuesday"
          html="<p>Hello Lena, I am glad we are paired. I led a small team for six years; ask me anything.</p>"
        />
      </li>
      <li>
        <Bubble
          mine
          author="Lena"
          when="Tuesday"
          html="<p>Thank you, Amara. I would like to get better at:</p><ul><li>saying no, kindly</li><li>speaking before many people</li></ul>"
        />
      </li>
      <li>
        <Bubble
          mine={false}
          author="Amara"
          when="an hour ago"
          html="<p>Good ones. Shall we begin with the second? There is an <a href='#'>open day in March</a>.</p>"
        />
      </li>
    </ol>
    <Form action="#" draft>
      <Textarea name="message" label="Your message" required rows={3} hint="Only the two of you can read it." />
      <Button>Send</Button>
    </Form>
  </section>
);

const Side = () => (
  <div class="grid content-start gap-8">
    <section aria-labelledby="next">
      <h2 class="section-title" id="next">
        Next meeting
      </h2>
      <p class="heading text-xl">Tuesday, 14:00</p>
      <p class="quiet mb-2 text-sm">in your time, Europe/Lisbon</p>
      <Button href="#move" kind="quiet" small>
        Move or call off
      </Button>
    </section>
    <section aria-labelledby="loop-goals">
      <h2 class="section-title" id="loop-goals">
        Goals
      </h2>
      <p class="mb-1 font-medium">Speak at the team's open day</p>
      <Progress done={2} of={3} label="Speak at the team's open day" />
    </section>
    <section aria-labelledby="notes">
      <h2 class="section-title" id="notes">
        My notes
      </h2>
      <p class="quiet text-sm">Only you read these.</p>
      <p class="mt-1">Ask about the open day; bring the draft.</p>
    </section>
  </div>
);
