import type { Whom } from "../../outreach/outreach.tables.ts";
import type { Recipient } from "../../outreach/recipients.ts";
import { Callout } from "../../ui/callout.tsx";
import { Radios } from "../../ui/field.tsx";

/** Those who were chosen, carried along by a form. */
export const Chosen = ({ people, milestone }: { people: readonly string[]; milestone: string }) => (
  <>
    {people.map((person) => (
      <input type="hidden" name="to" value={person} />
    ))}
    <input type="hidden" name="milestone" value={milestone} />
  </>
);

/** To whom it goes, seen from those who were chosen. */
export const WhomFields = ({ whom }: { whom: Whom }) => (
  <Radios
    name="whom"
    label="To whom"
    value={whom}
    required
    options={[
      { value: "chosen", label: "Those you chose" },
      { value: "both", label: "Both partners" },
      { value: "turn", label: "Whose turn it is", hint: "of the two" },
    ]}
  />
);

export const NOBODY: Record<Whom, string> = {
  chosen: "Nobody is left of those you chose.",
  both: "Nobody is left of those you chose.",
  turn: "It is nobody’s turn at present: a date is set, a match is awaited, or all is done.",
};

const NAMED = 12;

/** By name who gets it, and who of them cannot be reached or is not in Cairn yet. */
export const ToWhom = ({ recipients, whom }: { recipients: Recipient[]; whom: Whom }) => {
  const unreachable = recipients.filter((person) => person.email === null);
  const away = recipients.filter((person) => person.email !== null && !person.active);
  return (
    <div class="mb-6 grid gap-3">
      <p class="break-words">{recipients.length === 0 ? NOBODY[whom] : `To ${namesOf(recipients)}.`}</p>
      {unreachable.length > 0 ? (
        <Callout kind="problem">
          <p>No address, so no mail: {namesOf(unreachable)}.</p>
        </Callout>
      ) : null}
      {away.length > 0 ? (
        <Callout>
          <p>
            {away.length > 1 && away.length === recipients.length
              ? "None of them is in Cairn yet."
              : `Not in Cairn yet: ${namesOf(away)}.`}{" "}
            The link asks them to sign in; invite them first, or again.
          </p>
        </Callout>
      ) : null}
    </div>
  );
};

/** "Ana Reis, Ben Okoro and 8 more" */
export function namesOf(people: readonly { name: string }[]): string {
  const shown = people.slice(0, NAMED).map((person) => person.name);
  return `${shown.join(", ")}${people.length > NAMED ? ` and ${people.length - NAMED} more` : ""}`;
}
