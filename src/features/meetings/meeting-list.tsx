import { firstName } from "../../access/names.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { ElsewhereForm, RepeatFields, TimeForm } from "./meeting-forms.tsx";
import { CalledOffRow, ComingRow, HeldRow, NotMetRow } from "./meeting-rows.tsx";
import { ProposalCard } from "./proposals/proposal-card.tsx";
import type { Plan } from "./read-plan.ts";

/** `open`: which of the forms stands open, because something in it has to be changed. */
export type OpenForm = "arrange" | "elsewhere" | "nothing";
type Scene = { viewer: MemberViewer; meetings: Plan; form: FormProblems; now: Date; open?: OpenForm | undefined };

/** For so long the last meeting that the clock has counted is shown openly, so that it can be put right. */
const RECENT_MS = 3 * 86_400_000;

/** What waits to be picked, what is to come, what was, and the forms to arrange and to count a meeting. */
export const MeetingList = ({ viewer, meetings, form, now, open }: Scene) => {
  const writable = viewer.loop.status !== "closed";
  const path = `${loopPath(viewer)}/meetings`;
  const { proposal } = meetings;
  const recent = meetings.held.find(({ endsAt, elsewhere }) => !elsewhere && +now - +endsAt < RECENT_MS);
  const earlier = meetings.held.filter((meeting) => meeting !== recent || !writable);
  return (
    <div class="space-y-4">
      {meetings.coming.length === 0 ? (
        <p class="quiet">{nothingAhead(writable, meetings.held.length > 0)}</p>
      ) : (
        <ul class="space-y-3">
          {meetings.coming.map((meeting) => (
            <ComingRow viewer={viewer} meeting={meeting} elsewhere={meetings.elsewhere} now={now} />
          ))}
        </ul>
      )}
      {writable && meetings.calledOff.length > 0 ? (
        <ul class="space-y-2">
          {meetings.calledOff.map((meeting) => (
            <CalledOffRow viewer={viewer} meeting={meeting} now={now} />
          ))}
        </ul>
      ) : null}
      {writable && proposal ? (
        <div id="arrange">
          <ProposalCard
            viewer={viewer}
            proposal={proposal}
            members={meetings.members}
            elsewhere={meetings.elsewhere}
            now={now}
          />
        </div>
      ) : null}
      {writable && (
        <>
          <div id={proposal ? undefined : "arrange"} class="space-y-4">
            {proposal ? null : (
              <div>
                <Button href={`${path}/proposals/new`} kind={meetings.coming.length > 0 ? "quiet" : "primary"}>
                  Propose times
                </Button>
                <p class="quiet mt-1 text-sm">{askedWords(viewer, meetings.members)}</p>
              </div>
            )}
            <details open={open === "arrange" || undefined} data-keep-folded>
              <summary class="list-none">
                <span class="btn btn-quiet">Arrange a meeting</span>
                <span class="quiet mt-1 block text-sm">Fixes the time and invites, without asking.</span>
              </summary>
              <div class="mt-3">
                <TimeForm
                  viewer={viewer}
                  form={form}
                  action={path}
                  submit="Arrange it"
                  videoRooms={meetings.videoRooms}
                >
                  <RepeatFields form={form} />
                </TimeForm>
              </div>
            </details>
          </div>
          <Form action={`${path}/elsewhere`}>
            <Button kind="quiet">We met elsewhere today</Button>
          </Form>
          <details open={open === "elsewhere" || undefined} data-keep-folded>
            <summary class="min-h-11 py-2">We met on another day</summary>
            <ElsewhereForm viewer={viewer} form={form} />
          </details>
        </>
      )}
      <p class="text-sm">
        <a href={`/programs/${viewer.program.programId}/availability`}>When you can meet</a>
        {" · "}
        <a href={`/programs/${viewer.program.programId}/calendar`}>In your calendar</a>
      </p>
      {writable && recent ? (
        <div class="sheet">
          <p class="quiet text-sm">This meeting counts as held:</p>
          <ul>
            <HeldRow viewer={viewer} meeting={recent} members={meetings.members} now={now} />
          </ul>
        </div>
      ) : null}
      {writable && meetings.notMet.length > 0 ? (
        <ul class="space-y-2">
          {meetings.notMet.map((meeting) => (
            <NotMetRow viewer={viewer} meeting={meeting} now={now} />
          ))}
        </ul>
      ) : null}
      {earlier.length > 0 && (
        <details data-keep-folded>
          <summary class="min-h-11 py-2">Meetings held</summary>
          <ul class="mt-2 space-y-2">
            {earlier.map((meeting) => (
              <HeldRow viewer={viewer} meeting={meeting} members={meetings.members} now={now} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

/** What proposing does, beside arranging, which asks nobody. */
const askedWords = (viewer: MemberViewer, members: Plan["members"]): string => {
  const others = members.filter((member) => member.id !== viewer.participant.participantId);
  const [only] = others;
  return `Asks ${others.length === 1 && only ? firstName(only.name) : "the others"} to pick one of your times.`;
};

const nothingAhead = (writable: boolean, met: boolean): string => {
  if (!writable) return "No meeting is to come.";
  return met ? "Your next meeting is not arranged yet." : "No meeting is arranged yet.";
};
