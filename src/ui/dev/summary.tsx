import { Avatar } from "../avatar.tsx";
import { Button } from "../button.tsx";
import { Badge } from "../chip.tsx";
import { Panel } from "../panel.tsx";
import { Stack } from "../stones.tsx";

/** A participant's summary card: Info, Goals, History; never content. */
export const SummaryMock = () => (
  <Panel title="Lena Fischer" close="#">
    <div class="mb-5 flex items-center gap-3">
      <Avatar name="Lena Fischer" />
      <p class="quiet text-sm">
        Mentee · joined 12 October
        <br />
        last active two days ago
      </p>
    </div>
    <h3 class="eyebrow mb-2">Info</h3>
    <div class="mb-5 flex items-start gap-3">
      <Stack at={2} label="Third of five" size={44} />
      <div class="min-w-0">
        <p class="font-semibold">
          First Meeting <Badge label="Stuck" tone="turn" />
        </p>
        <p class="quiet text-sm">with Amara Okafor, 24 days</p>
        <p class="mt-1 text-sm">They arranged a meeting on 30 October. It was called off; no new date yet.</p>
        <p class="mt-1 text-sm">
          <strong>Next:</strong> meet. It is Amara's turn.
        </p>
      </div>
    </div>
    <h3 class="eyebrow mb-2">Goals shared</h3>
    <p class="quiet mb-5 text-sm">None yet.</p>
    <h3 class="eyebrow mb-2">History</h3>
    <ol class="mb-5 grid gap-1.5 text-sm">
      <li>30 October · reached First Meeting</li>
      <li>22 October · said hello</li>
      <li>20 October · matched with Amara</li>
      <li>12 October · joined</li>
    </ol>
    <div class="flex flex-wrap gap-2">
      <Button href="#reach">Reach out</Button>
      <Button href="#all" kind="quiet">
        Whole profile
      </Button>
    </div>
  </Panel>
);
