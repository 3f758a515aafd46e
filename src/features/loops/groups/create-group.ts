import type { Log } from "../../../activity/log.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import { tell } from "../../../notices/tell.ts";
import { type NewLoop, openLoopIn } from "../open-loop.ts";

/** Opens a group with its first members: at least one mentor and one mentee. They are told so. */
export async function createGroup(log: Log, wanted: NewLoop & Required<Pick<NewLoop, "group">>): Promise<LoopId> {
  const at = log.now();
  return log.store.transaction(async (tx) => {
    const loop = await openLoopIn(log, tx, wanted);
    const told = wanted.members.map(({ participant: to }) => ({
      kind: "group",
      to,
      loop,
      about: "added",
      key: `${loop} added`,
      at,
    }));
    await tell(tx, wanted.programId, ...told);
    return loop;
  });
}
