import { tell, withdraw } from "../../../notices/tell.ts";
import type { Tx } from "../../../store/store.ts";
import type { LoopChange } from "../change-loop.ts";
import { membersOf } from "../members-of.ts";

/** What happened to a loop, as its members are told. */
export type LoopNews = "paused" | "returns" | "resumed" | "closed" | "reopened" | "partner-left" | "partner-back";

type Told = { about: LoopNews; at: Date; due?: Date };

/** Tells the members of a loop what somebody else did with it; `everybody`, also whoever did it. */
export async function tellMembers(tx: Tx, change: LoopChange, { about, at, due }: Told, everybody = false) {
  const members = await membersOf(tx, change.programId, change.loopId);
  const told = members.filter((member) => everybody || member.id !== change.by);
  await tell(
    tx,
    change.programId,
    ...told.map((member) => ({
      kind: "loop-life",
      to: member.id,
      loop: change.loopId,
      about: `${about}:${change.loopId}`,
      key: `${about}:${change.loopId}:${at.toISOString()}`,
      at,
      due,
    })),
  );
}

/** The day of return is told of no more: the pause has another end now, or is over. */
export async function takeBackReturn(tx: Tx, { programId, loopId }: LoopChange, at: Date) {
  await withdraw(tx, programId, { kind: "loop-life", about: `returns:${loopId}`, at });
}
