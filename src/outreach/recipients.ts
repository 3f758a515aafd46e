import { firstName, names } from "../access/names.ts";
import type { Program } from "../access/viewer.ts";
import { daysInStage } from "../insights/days-in-stage.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import type { Db, Tx } from "../store/store.ts";
import "../access/access.tables.ts";
import "../progress/progress.tables.ts";
import type { MergeValues } from "./merge.ts";

/** The most people that one message goes to. */
export const RECIPIENTS_MAX = 5_000;

/** Somebody a message goes to, about which loop ("" for none), and what fills in its fields. */
export type Recipient = {
  participantId: ParticipantId;
  name: string;
  /** Null: nobody can write to them. */
  email: string | null;
  active: boolean;
  role: "mentor" | "mentee" | "either";
  loopId: string;
  stage: number;
  values: MergeValues;
};
type Choice = {
  to: readonly string[];
  milestone: string;
  /** Which loop each is written to about, where that is settled: by participant. */
  loops?: ReadonlyMap<string, string>;
  baseUrl: string;
  asOf: Date;
};
/** Who writes, for which program. */
export type Sender = { program: Program; account: { name: string } };

/**
 * The chosen people, with what a message can say about each, by name. Somebody in several loops is written to about one of
 * them: the one that is settled in `loops`, else one at the named milestone, else the one that has waited longest. Unknown and
 * removed people are left out.
 */
export async function readRecipients(db: Db | Tx, viewer: Sender, choice: Choice): Promise<Recipient[]> {
  const { programId, pathway } = viewer.program;
  if (choice.to.length === 0) return [];
  const people = await db
    .selectFrom("participant")
    .where("program_id", "=", programId)
    .where("participant_id", "in", choice.to.slice(0, RECIPIENTS_MAX) as ParticipantId[])
    .where("status", "<>", "removed")
    .orderBy("name")
    .select(["participant_id", "name", "email", "role", "status"])
    .execute();
  const standings = await standingsFor(
    db,
    programId,
    people.map((person) => person.participant_id),
  );
  const partners = await partnersIn(db, programId, [...new Set(standings.map((one) => one.loop_id))]);
  const wanted = pathway.stages.findIndex((stage) => stage.id === choice.milestone);
  return people.map((person) => {
    const mine = standings.filter((one) => one.participant_id === person.participant_id);
    const settled = choice.loops?.get(person.participant_id);
    const standing = mine.find((one) => one.loop_id === settled) ?? mine.find((one) => one.stage === wanted) ?? mine[0];
    const loopId = standing?.loop_id ?? "";
    const stage = pathway.stages[standing?.stage ?? 0];
    const next = stage?.steps.find((step) => standing?.next.includes(step.id))?.name;
    const group = partners.find((partner) => partner.loop_id === loopId)?.group_name;
    const others = partners
      .filter((partner) => partner.loop_id === loopId && partner.participant_id !== person.participant_id)
      .map((partner) => firstName(partner.name));
    return {
      participantId: person.participant_id,
      name: person.name,
      email: person.email,
      active: person.status === "active",
      role: (standing?.role ?? person.role) as Recipient["role"],
      loopId,
      stage: standing?.stage ?? 0,
      values: {
        first_name: firstName(person.name),
        partner_first_name: group
          ? `the group “${group}”`
          : loopId === "" || others.length === 0
            ? null
            : names(others),
        program_name: viewer.program.name,
        stage_name: stage?.name ?? null,
        days_in_stage: standing ? String(daysInStage(standing, pathway, choice.asOf) ?? 0) : null,
        next_step: next ? lower(next) : null,
        link: `${choice.baseUrl}/programs/${programId}/${loopId === "" ? "home" : `loops/${loopId}`}`,
        coordinator_first_name: firstName(viewer.account.name),
      },
    };
  });
}

async function standingsFor(db: Db | Tx, programId: Program["programId"], ids: ParticipantId[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("standing")
    .where("program_id", "=", programId)
    .where("participant_id", "in", ids)
    .where("closed", "=", false)
    .orderBy("paused")
    .orderBy((eb) => eb("completed_at", "is not", null))
    .orderBy("entered_at")
    .select(["participant_id", "loop_id", "role", "stage", "entered_at", "stuck_from", "next"])
    .execute();
}

async function partnersIn(db: Db | Tx, programId: Program["programId"], loops: string[]) {
  if (loops.length === 0) return [];
  return db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", programId)
    .where("m.loop_id", "in", loops as never[])
    .where("m.removed_at", "is", null)
    .orderBy("p.name")
    .select(["m.loop_id", "p.participant_id", "p.name", "l.name as group_name"])
    .execute();
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
