import type { AdminViewer } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Figure } from "../../ui/figure.tsx";
import { sayDay } from "../../ui/time.tsx";
import type { Organisation } from "./read-organisation.ts";

type Props = { viewer: AdminViewer; organisation: Organisation };

/** All programs of an organisation at a glance, and the people who look after them. */
export const OrganisationPage = ({ viewer, organisation: { programs, team } }: Props) => {
  const admins = team.filter((one) => one.admin).length;
  return (
    <>
      <div class="mb-6 flex flex-wrap items-center gap-3">
        <h1 class="page-title mb-0 flex-1">{viewer.org.name}</h1>
        <Button href={`/programs/new?organisation=${viewer.org.orgId}`}>Start a program</Button>
      </div>
      <section class="mb-10" aria-labelledby="programs">
        <h2 class="section-title" id="programs">
          Programs
        </h2>
        <ul class="grid gap-4 md:grid-cols-2">
          {programs.map((program) => (
            <li class="sheet">
              <h3 class="mb-1 text-lg break-words">
                <a href={`/programs/${program.program_id}/dashboard`}>{program.name}</a>
              </h3>
              <p class="quiet mb-3 text-sm">
                {daysWords(program)} {countWords(program)}
              </p>
              <dl class="flex flex-wrap gap-x-8 gap-y-2">
                <Figure label="Participants" value={program.people} href={to(program, "participants")} />
                <Figure label="In a loop" value={share(program)} href={to(program, "participants?loops=any")} />
                <Figure label="Active loops" value={program.loops ?? 0} href={to(program, "loops")} />
                <Figure label="Stuck" value={program.stuck ?? 0} href={to(program, "participants?stuck=1")} />
              </dl>
              <p class="mt-3 flex flex-wrap gap-x-5">
                <a class="inline-flex min-h-11 items-center" href={to(program, "reports")}>
                  Report
                </a>
                <a class="inline-flex min-h-11 items-center" href={to(program, "settings")}>
                  Settings
                </a>
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="team">
        <h2 class="section-title" id="team">
          Team
        </h2>
        <p class="quiet mb-3">
          Admins see all programs of {viewer.org.name} and start new ones. To bring somebody in, invite them as a
          coordinator in the settings of a program.
        </p>
        <ul class="grid gap-3">
          {team.map((one) => (
            <li class="flex flex-wrap items-center gap-3">
              <span class="min-w-0 flex-1">
                {one.name}
                <span class="quiet block text-sm wrap-anywhere">
                  {dutyWords(one)} · {one.email}
                </span>
              </span>
              {one.admin && admins === 1 ? null : (
                <form
                  method="post"
                  action={`/organisations/${viewer.org.orgId}/admins/${one.id}${one.admin ? "/removal" : ""}`}
                >
                  <Button
                    kind="ghost"
                    label={one.admin ? `${one.name} is no longer an admin` : `Make ${one.name} an admin`}
                  >
                    {one.admin ? "No longer an admin" : "Make an admin"}
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};

/** What somebody is here, and of which programs: "Admin · coordinates Alpha, Beta (without messages)". */
function dutyWords({ admin, coordinates }: Organisation["team"][number]): string {
  const of = coordinates.map(({ name, role }) => (role === "admin" ? `${name} (without messages)` : name)).join(", ");
  if (!admin) return `Coordinates ${of}`;
  return of ? `Admin · coordinates ${of}` : "Admin";
}

type Listed = Organisation["programs"][number];
const to = ({ program_id }: Listed, page: string) => `/programs/${program_id}/${page}`;

/** How many of the people are in a loop. */
const share = ({ people, matched }: Listed) => (people ? `${Math.round((100 * matched) / people)} %` : "–");

const day = (date: string) => sayDay(new Date(`${date}T12:00:00Z`), "UTC");

function daysWords({ starts_on: starts, ends_on: ends }: Listed): string {
  if (starts && ends) return `${day(starts)} to ${day(ends)}.`;
  if (starts) return `Since ${day(starts)}.`;
  return ends ? `Until ${day(ends)}.` : "";
}

function countWords({ people, mentors, mentees }: Listed): string {
  if (people === 0) return "Nobody is here yet.";
  const either = people - mentors - mentees;
  const words = [counted(mentors, "mentor"), counted(mentees, "mentee"), either > 0 ? `${either} either` : ""];
  return `${words.filter(Boolean).join(", ")}.`;
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;
