import type { Pair } from "./beats.ts";
import { finished } from "./pairs/finished.ts";
import { fresh } from "./pairs/new.ts";
import { paused } from "./pairs/paused.ts";
import { quiet } from "./pairs/quiet.ts";
import { stuck } from "./pairs/stuck.ts";
import { thriving } from "./pairs/thriving.ts";

/** Every pair of the program. */
export const PAIRS: readonly Pair[] = [...thriving, ...finished, ...quiet, ...stuck, ...paused, ...fresh];
