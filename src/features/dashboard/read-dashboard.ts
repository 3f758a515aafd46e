import { readDesk } from "../../insights/asides.ts";
import { countDrafts } from "../../insights/drafts.ts";
import { flowBetween } from "../../insights/flow.ts";
import { groupRequests } from "../../insights/group-requests.ts";
import { highlights } from "../../insights/highlights.ts";
import { lately, MANY } from "../../insights/lately.ts";
import { lookBack } from "../../insights/looking-back.ts";
import { countLow } from "../../insights/low-ratings.ts";
import { medianDays } from "../../insights/median-days.ts";
import { countPeople } from "../../insights/people.ts";
import { sentiment } from "../../insights/sentiment.ts";
import { sentimentMonths } from "../../insights/sentiment-months.ts";
import { isWhole } from "../../insights/slice.ts";
import { stageStandings } from "../../insights/stage-standings.ts";
import { countUninvited } from "../../insights/uninvited.ts";
import type { Db } from "../../store/store.ts";
import { readTarget } from "./set-target.ts";
import type { View } from "./view.ts";

const DAY = 86_400_000;

/**
 * Every question that the dashboard asks, at once. People, places and who is stuck are counted by counters; of a program
 * with tens of thousands of people (`many`) the rest is what it was some minutes ago.
 */
export async function readDashboard(db: Db, view: View, now: Date) {
  const { program, slice } = view;
  const stages = await stageStandings(db, program, slice);
  const many = isWhole(slice) && stages.reduce((sum, stage) => sum + stage.standings, 0) > MANY;
  const [areas, days, desk, requests, drafts, target, uninvited] = await Promise.all([
    readAreas(db, view, now, { past: false, many }),
    medianDays(db, program, slice, now),
    readDesk({ db, program, asOf: now, slice }),
    groupRequests(db, program.programId, slice),
    countDrafts(db, program.programId, slice),
    isWhole(slice) ? readTarget(db, program.programId) : undefined,
    isWhole(slice) ? countUninvited(db, program.programId) : 0,
  ]);
  const told = stages.map((stage, index) => ({ ...stage, medianDays: days[index] ?? null }));
  return { ...areas, stages: told, desk, requests, drafts, target, uninvited, many };
}
export type Dashboard = Awaited<ReturnType<typeof readDashboard>>;

/** The same of a moment that is over, as far as it is known: nothing can be done about it any more. */
export async function readPast(db: Db, view: View, moment: Date) {
  const [areas, back] = await Promise.all([
    readAreas(db, view, moment, { past: true, many: false }),
    lookBack(db, view.program, moment, view.slice),
  ]);
  return { ...areas, stages: back.stages, everybody: back.people };
}
export type Past = Awaited<ReturnType<typeof readPast>>;

type How = { past: boolean; many: boolean };

async function readAreas(db: Db, { program, slice, days }: View, at: Date, { past, many }: How) {
  const { programId } = program;
  const looked = <T>(what: string, ask: () => Promise<T>) =>
    many ? lately(`${programId} ${what}`, at.getTime(), ask) : ask();
  const since = new Date(at.getTime() - days * DAY);
  const [people, passages, mood, moods, low, shown] = await Promise.all([
    countPeople(db, program, slice, at, past),
    looked(`flow ${days}`, () => flowBetween(db, program, since, at, slice)),
    looked("sentiment", () => sentiment(db, programId, at, slice)),
    looked("months", () => sentimentMonths(db, programId, at, slice)),
    looked("low", () => countLow(db, programId, at, slice)),
    looked("highlights", () => highlights(db, programId, at, slice)),
  ]);
  return { people, passages, sentiment: mood, moods, low, highlights: shown };
}
