import type { Log } from "../../activity/log.ts";
import type { Endpoint } from "./endpoint.ts";
import { activityEndpoints } from "./read/activities.ts";
import { insightEndpoints, type Pages } from "./read/insights.ts";
import { loopEndpoints } from "./read/loops.ts";
import { participantEndpoints } from "./read/participants.ts";
import { programEndpoints } from "./read/programs.ts";
import { stageCountEndpoints } from "./read/stage-counts.ts";
import { standingEndpoints } from "./read/standings.ts";

/** Everything that can be read: what a coordinator sees, and no more. */
export const readEndpoints = (log: Log, pages: Pages): Endpoint[] => [
  ...programEndpoints(),
  ...participantEndpoints(log),
  ...loopEndpoints(log.store.db),
  ...standingEndpoints(log),
  ...activityEndpoints(log.store.db),
  ...stageCountEndpoints(log.store.db),
  ...insightEndpoints(log, pages),
];
