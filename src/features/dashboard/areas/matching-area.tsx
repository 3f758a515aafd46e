import type { WaitingRequests } from "../../../insights/group-requests.ts";
import type { People } from "../../../insights/people.ts";
import type { Unmatched } from "../../../insights/stage-standings.ts";
import { ShareBars } from "../../../ui/share-bars.tsx";
import { Stat, Stats } from "../../../ui/stat.tsx";
import { TableBehind } from "../../../ui/table-behind.tsx";
import type { Links } from "../view.ts";
import { Area, Ways } from "./area.tsx";

type Props = {
  links: Links;
  people: People;
  unmatched: Unmatched;
  /** Who asks to join a group; null on a day that is over. */
  requests: WaitingRequests | null;
  /** Pairs that a coordinator thinks of matching. */
  drafts: number;
};

/** Who has somebody to walk with, and who waits. */
export const MatchingArea = ({ links, people, unmatched, requests, drafts }: Props) => {
  const roles = [
    { label: "Mentors", role: "mentor", all: people.mentors, alone: unmatched.mentors },
    { label: "Mentees", role: "mentee", all: people.mentees, alone: unmatched.mentees },
    { label: "Either", role: "either", all: people.either, alone: unmatched.eithers },
  ].filter((one) => one.all > 0);
  const alone = unmatched.mentors + unmatched.mentees + unmatched.eithers;
  return (
    <Area
      id="matching"
      title="Matching"
      definition="In a loop: different people with at least one loop, of two or a group, that is not closed; one that rests counts. 70 % or more is a good sign."
    >
      <Stats>
        <Stat
          label="In a loop"
          value={`${percent(people.all - alone, people.all)} %`}
          href={links.people({ loops: "any" })}
          hint={`${(people.all - alone).toLocaleString("en-GB")} of ${people.all.toLocaleString("en-GB")}`}
        />
        <Stat
          label="Mentors without"
          value={unmatched.mentors}
          href={links.people({ role: "mentor", loops: "none" })}
        />
        <Stat
          label="Mentees without"
          value={unmatched.mentees}
          href={links.people({ role: "mentee", loops: "none" })}
        />
        {unmatched.eithers > 0 ? (
          <Stat
            label="Either without"
            value={unmatched.eithers}
            href={links.people({ role: "either", loops: "none" })}
          />
        ) : null}
      </Stats>
      <div>
        <ShareBars
          caption="Who is in a loop, by what they signed up as"
          parts={["In a loop", "Without a loop"]}
          bars={roles.map(({ label, role, all, alone }) => ({
            label,
            part: all - alone,
            of: all,
            words: `${label}: ${all - alone} of ${all} in a loop, ${alone} without`,
            href: links.people({ role, loops: "none" }),
          }))}
        />
        <TableBehind
          caption="Who is in a loop, by what they signed up as"
          head={["Signed up as", "All", "In a loop", "Without"]}
          rows={roles.map(({ label, role, all, alone }) => [
            label,
            <a href={links.people({ role })}>{all.toLocaleString("en-GB")}</a>,
            <a href={links.people({ role, loops: "any" })}>{(all - alone).toLocaleString("en-GB")}</a>,
            <a href={links.people({ role, loops: "none" })}>{alone.toLocaleString("en-GB")}</a>,
          ])}
        />
      </div>
      {drafts > 0 || requests?.people ? (
        <ul>
          {drafts > 0 ? (
            <li>
              <a class="inline-flex min-h-11 items-center" href={`${links.base}/loops?status=draft`}>
                {drafts === 1
                  ? "1 draft waits for your yes"
                  : `${drafts.toLocaleString("en-GB")} drafts wait for your yes`}
              </a>
            </li>
          ) : null}
          {requests?.people ? (
            <li>
              {requests.people === 1 ? "1 person asks" : `${requests.people} people ask`} to join a group:{" "}
              {requests.groups.map((group, index) => (
                <>
                  {index > 0 ? ", " : ""}
                  <a class="break-words" href={`${links.base}/loops/${group.loopId}/overview`}>
                    {group.name}
                  </a>
                </>
              ))}
            </li>
          ) : null}
        </ul>
      ) : null}
      <Ways
        ways={[
          ...(requests ? [{ words: "Match two people", href: `${links.base}/loops/new` }] : []),
          ...(alone > 0 ? [{ words: "See who waits", href: links.people({ loops: "none" }) }] : []),
        ]}
      />
    </Area>
  );
};

export const percent = (part: number, of: number) => (of === 0 ? 0 : Math.round((100 * part) / of));
