import { Cairn } from "../cairn-mark.tsx";
import { StageChart } from "../stage-chart.tsx";
import { Path, Stack, type StoneState } from "../stones.tsx";
import { STAGES } from "./people.ts";

const TWELVE = [...STAGES, "Giving back to those who come after", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
const pathAt = (names: string[], now: number) =>
  names.map((name, index) => ({ name, state: (index < now ? "done" : index === now ? "now" : "ahead") as StoneState }));

export const StoneSamples = () => (
  <>
    <div class="mb-8 flex flex-wrap items-end gap-6">
      {[16, 24, 32, 64, 128].map((size) => (
        <Cairn stones={5} size={size} />
      ))}
      <Cairn stones={5} size={96} flag title="A finished pair" />
      <Cairn stones={3} of={5} size={96} settling="sample" />
      {[1, 2, 3, 4, 5].map((stones) => (
        <Cairn stones={stones} of={5} size={40} />
      ))}
    </div>
    <div class="grid gap-8">
      <Path label="At the start" stages={pathAt(STAGES, 0)} />
      <Path label="In the middle" stages={pathAt(STAGES, 3).map((stage) => ({ ...stage, href: "#" }))} />
      <Path label="At the end" stages={pathAt(STAGES, 5)} />
      <Path label="Two stages" stages={pathAt(["Getting started", "Together"], 1)} />
      <Path label="Twelve stages" stages={pathAt(TWELVE, 5)} />
    </div>
    <div class="mt-8 flex flex-wrap gap-6">
      <Stack at={0} label="Getting started" words />
      <Stack at={2} label="First Meeting" words />
      <Stack at={4} label="Levelling Up, done" done words />
    </div>
  </>
);

export const ChartSamples = () => (
  <div class="grid gap-10">
    {[
      [0, 0, 0, 0, 0],
      [1, 0, 1203, 18, 7],
    ].map((counts, index) => (
      <StageChart
        caption={`Example ${index + 1}: people at each milestone`}
        definition="Different people at each milestone now."
        bars={STAGES.map((label, at) => ({
          label,
          count: counts[at]!,
          href: "#",
          paused: Math.floor(counts[at]! / 5),
        }))}
      />
    ))}
    <StageChart
      caption="Example 3: twelve milestones"
      definition="Different people at each milestone now."
      bars={TWELVE.map((label, at) => ({ label, count: (at * 37) % 50, href: "#" }))}
    />
  </div>
);
