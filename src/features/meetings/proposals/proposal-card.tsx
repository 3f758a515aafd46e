import { firstName, names } from "../../../access/names.ts";
import type { MemberViewer } from "../../../access/viewer.ts";
import { momentWords, timeWords, zoneWords } from "../../../time/day-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Callout } from "../../../ui/callout.tsx";
import { Form } from "../../../ui/field.tsx";
import { loopPath } from "../../../web/loop-path.ts";
import type { LoopMember } from "../loop-members.ts";
import { zoneOf } from "../member-zone.ts";
import { clashWords, type Elsewhere } from "../other-meetings.ts";
import { Place } from "../place.tsx";
import type { Proposal } from "./read-proposal.ts";

type Props = {
  viewer: MemberViewer;
  proposal: Proposal;
  members: readonly LoopMember[];
  elsewhere: readonly Elsewhere[];
  now: Date;
};

/** Times that wait: with a button each for whoever picks, as a list for whoever proposed them. */
export const ProposalCard = (props: Props) => (props.proposal.mine ? <Waiting {...props} /> : <ToPick {...props} />);

const ToPick = ({ viewer, proposal, members, elsewhere, now }: Props) => {
  const by = members.find((member) => member.id === proposal.by);
  const name = firstName(by?.name ?? "Somebody");
  const path = `${loopPath(viewer)}/meetings/proposals`;
  return (
    <Callout kind="turn" label={`${name} proposes`}>
      {proposal.times.length === 0 ? (
        <p class="mb-3">The times that {name} proposed have passed.</p>
      ) : (
        <>
          <p class="mb-3">
            Pick the time that suits you, for {proposal.minutes} minutes. In your time, {zoneWords(zoneOf(viewer))}.
          </p>
          <Form action={`${path}/${proposal.id}/pick`}>
            <ul class="grid gap-2">
              {proposal.times.map((at) => (
                <li>
                  <button class="choice w-full text-start" type="submit" name="time" value={at.toISOString()}>
                    <span class="min-w-0">
                      <span class="block font-semibold">{timeWords(at, zoneOf(viewer), now)}</span>
                      {by && by.zone !== zoneOf(viewer) ? (
                        <span class="quiet block text-sm">
                          For {name}: {momentWords(at, by.zone, now)}
                        </span>
                      ) : null}
                      <Clash at={at} minutes={proposal.minutes} elsewhere={elsewhere} zone={zoneOf(viewer)} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </Form>
          <Place place={proposal.place} />
        </>
      )}
      <p class="mt-3">
        <a href={`${path}/new`}>
          {proposal.times.length === 0 ? "Propose other times" : "None of these? Propose others"}
        </a>
      </p>
    </Callout>
  );
};

type ClashProps = { at: Date; minutes: number; elsewhere: readonly Elsewhere[]; zone: string };

const Clash = ({ at, minutes, elsewhere, zone }: ClashProps) => {
  const words = clashWords(at, new Date(+at + minutes * 60_000), elsewhere, zone);
  return words ? <span class="block text-sm">{words}</span> : null;
};

const Waiting = ({ viewer, proposal, members, now }: Props) => {
  const others = members.filter((member) => member.id !== proposal.by).map((member) => firstName(member.name));
  const path = `${loopPath(viewer)}/meetings/proposals`;
  return (
    <Callout label="You proposed">
      <ul class="grid gap-1">
        {proposal.times.map((at) => (
          <li class="font-semibold">{momentWords(at, zoneOf(viewer), now)}</li>
        ))}
      </ul>
      <p class="mt-2">
        {proposal.times.length === 0
          ? "These times have passed. Propose others?"
          : `${proposal.minutes} minutes. Waiting for ${names(others)} to pick one.`}
      </p>
      <Place place={proposal.place} />
      <div class="mt-3 flex flex-wrap gap-3">
        <Button kind="quiet" href={`${path}/new`}>
          Propose others
        </Button>
        <Form action={`${path}/${proposal.id}/withdrawal`}>
          <Button kind="ghost">Take them back</Button>
        </Form>
      </div>
    </Callout>
  );
};
