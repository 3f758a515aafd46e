import type { Log } from "../../activity/log.ts";
import type { Sample } from "../../outreach/samples.ts";
import type { Route } from "../../web/route.ts";
import { composeRoutes } from "./compose.routes.tsx";
import { draftRoutes } from "./drafts.routes.tsx";
import { nudgeRoutes } from "./nudges.routes.tsx";
import { sampleRoutes } from "./samples.routes.tsx";
import { sentRoutes } from "./sent.routes.tsx";

/** `samples` come with the project; `begin` starts what is due, without waiting for the clock. */
type Settings = { baseUrl: string; samples: Sample[]; begin: (what: "outreach" | "nudges") => void };

/** Reaching out: chosen people, a message filled in for each, what goes by itself, and what came of it. */
export function outreachRoutes(log: Log, { baseUrl, samples, begin }: Settings): Route[] {
  return [
    ...sampleRoutes(log, samples),
    ...nudgeRoutes(log, { samples, begin: () => begin("nudges") }),
    ...composeRoutes(log, { baseUrl, builtIn: samples }),
    ...draftRoutes(log, { baseUrl, begin: () => begin("outreach") }),
    // Last: the id of a message may be anything.
    ...sentRoutes(log),
  ];
}
