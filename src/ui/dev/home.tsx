import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { Progress } from "../progress.tsx";
import { Stack } from "../stones.tsx";

/** Home of a participant: your turn first, then what you wait for, then what is ahead. */
export const HomeMock = () => (
  <>
    <h1 class="page-title">Good morning, Lena</h1>
    <div class="grid items-start gap-x-12 gap-y-9 lg:grid-cols-[3fr_2fr]">
      <div class="grid gap-9">
        <section aria-labelledby="your-turn">
          <h2 class="eyebrow mb-2" id="your-turn">
            Your turn
          </h2>
          <Card
            turn
            footer={
              <Button href="#goal" wide>
                Share a goal
              </Button>
            }
          >
            <div class="flex items-start gap-4">
              <Stack at={2} label="First Meeting, the third of five milestones" size={56} />
              <div class="min-w-0">
                <h3 class="text-xl">
                  <a class="plain hover:underline" href="#loop">
                    You and Amara
                  </a>
                </h3>
                <p class="quiet text-sm">First Meeting · 3 days</p>
                <p class="mt-2">Share a goal with Amara. Two sentences are enough to begin.</p>
              </div>
            </div>
          </Card>
        </section>
        <section aria-labelledby="waiting">
          <h2 class="eyebrow mb-2" id="waiting">
            Waiting for them (1)
          </h2>
          <ul class="rows">
            <li class="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Stack at={1} label="Matching, the second of five milestones" size={40} />
              <div class="min-w-0 flex-1">
                <h3 class="text-lg">
                  <a class="plain hover:underline" href="#loop2">
                    You and Ibrahim
                  </a>
                </h3>
                <p class="quiet text-sm">Waiting for Ibrahim since Tuesday, to say hello.</p>
              </div>
              <Button href="#nudge" kind="quiet" small>
                Write to him
              </Button>
            </li>
          </ul>
        </section>
      </div>
      <Ahead />
    </div>
  </>
);

const Ahead = () => (
  <div class="grid gap-9">
    <section aria-labelledby="next-meeting">
      <h2 class="eyebrow mb-2" id="next-meeting">
        Next meeting
      </h2>
      <p class="heading text-xl">Tuesday, 14:00</p>
      <p class="quiet text-sm">in your time, Europe/Lisbon · with Amara, 45 minutes</p>
      <p class="mt-2 flex flex-wrap gap-2">
        <Button href="#join" kind="quiet" icon="calendar">
          Open the meeting
        </Button>
        <Button href="#move" kind="ghost">
          Move it
        </Button>
      </p>
    </section>
    <section aria-labelledby="goals">
      <h2 class="eyebrow mb-2" id="goals">
        Goals
      </h2>
      <ul class="grid gap-3">
        <li>
          <p class="font-medium">Speak at the team's open day</p>
          <Progress done={3} of={5} label="Speak at the team's open day" />
        </li>
        <li>
          <p class="font-medium">Read one book on negotiation</p>
          <Progress done={0} of={1} label="Read one book on negotiation" />
        </li>
      </ul>
    </section>
  </div>
);
