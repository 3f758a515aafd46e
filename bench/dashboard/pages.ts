import { sql } from "kysely";
import type { Program } from "../../src/access/viewer.ts";
import { PAGE } from "../../src/features/directory/find-participants.ts";
import { Filter } from "../../src/insights/filter.ts";
import type { Db } from "../../src/store/store.ts";
import { NOW } from "./fill.ts";

/** A list page that somebody opens: its filters, and the SQL that one would write by hand for just this page. */
export type ListPage = { name: string; filter: Filter; deep?: true; adversarial?: true; byHand: Parts };
type Parts = { from?: string; where?: string; order?: string };

const filter = (some: Partial<Filter>): Filter => Filter.parse(some);
const standing = (where: string) =>
  `exists (select from standing s where s.program_id = p.program_id and s.participant_id = p.participant_id and not s.closed and ${where})`;
const tagged = (tag: string) =>
  `participant_tag t join participant p on p.program_id = t.program_id and p.participant_id = t.participant_id and t.tag = '${tag}'`;
const stuck = standing(`s.stuck_from < '${NOW.toISOString()}'`);
const like = (text: string) => `(p.name_key like '%${text}%' or lower(p.email) like '%${text}%')`;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const loops = `(select count(*) from standing s where s.program_id = p.program_id and s.participant_id = p.participant_id and not s.closed and s.loop_id <> '')`;
/** Nobody here has rated a loop twice. */
const rated = (least: number, most: number) =>
  `exists (select from feedback f where f.program_id = p.program_id and f.author_id = p.participant_id
    and f.rating between ${least} and ${most} and f.given_at > '${daysAgo(60)}')`;
const says = (text: string) => `lower(coalesce(p.headline, '') || ' ' || coalesce(p.about, '')) like '%${text}%'`;
/** By the oldest standing: walk the standings from the oldest, and leave out who was met before. */
const oldest = `standing s join participant p using (program_id, participant_id)`;
const isOldest = `not s.closed and not exists (select from standing e where e.program_id = s.program_id
  and e.participant_id = s.participant_id and not e.closed and (e.entered_at, e.loop_id) < (s.entered_at, s.loop_id))`;

export const PAGES: ListPage[] = [
  { name: "everybody", filter: filter({}), byHand: {} },
  { name: "everybody, in the middle", filter: filter({}), deep: true, byHand: {} },
  { name: "mentors", filter: filter({ role: "mentor" }), byHand: { where: `p.role = 'mentor'` } },
  {
    name: "at First Meeting",
    filter: filter({ milestone: "first-meeting" }),
    byHand: { where: standing("s.stage = 2") },
  },
  { name: "stuck", filter: filter({ stuck: "1" }), byHand: { where: stuck } },
  {
    name: "without a loop",
    filter: filter({ loops: "none" }),
    byHand: { where: `not ${standing("s.loop_id <> ''")}` },
  },
  {
    name: "a common tag",
    filter: filter({ tag: "city-03" }),
    byHand: {
      where: `exists (select from participant_tag t where t.program_id = p.program_id and t.tag = 'city-03' and t.participant_id = p.participant_id)`,
    },
  },
  {
    name: "by the oldest milestone",
    filter: filter({ sort: "since" }),
    byHand: { from: oldest, where: isOldest, order: "s.entered_at, p.participant_id" },
  },
  {
    name: "by last activity",
    filter: filter({ sort: "active" }),
    byHand: { order: `coalesce(p.last_active_at, '-infinity') desc, p.participant_id` },
  },
  { name: "a rare tag", adversarial: true, filter: filter({ tag: "rare" }), byHand: { from: tagged("rare") } },
  {
    name: "a rare tag, stuck",
    adversarial: true,
    filter: filter({ tag: "rare", stuck: "1" }),
    byHand: { from: tagged("rare"), where: stuck },
  },
  { name: "a rare name", adversarial: true, filter: filter({ q: "illfeath" }), byHand: { where: like("illfeath") } },
  {
    name: "a rare name, stuck",
    adversarial: true,
    filter: filter({ q: "illfeath", stuck: "1" }),
    byHand: { where: `${like("illfeath")} and ${stuck}` },
  },
  { name: "a name nobody has", adversarial: true, filter: filter({ q: "xyzzy" }), byHand: { where: like("xyzzy") } },
  {
    name: "rare tag, name, stuck, their turn",
    adversarial: true,
    filter: filter({ tag: "rare", q: "silva", stuck: "1", turn: "me" }),
    byHand: {
      from: tagged("rare"),
      where: `${like("silva")} and ${standing(`s.stuck_from < '${NOW.toISOString()}' and s.turn = 'me'`)}`,
    },
  },
  {
    name: "two letters, stuck",
    adversarial: true,
    filter: filter({ q: "zh", stuck: "1" }),
    byHand: { where: `${like("zh")} and ${stuck}` },
  },
  {
    name: "in a loop that rests",
    adversarial: true,
    filter: filter({ status: "paused" }),
    byHand: { where: standing("s.paused") },
  },
  {
    name: "a rare tag, in a loop that rests",
    adversarial: true,
    filter: filter({ tag: "rare", status: "paused" }),
    byHand: { from: tagged("rare"), where: standing("s.paused") },
  },
  {
    name: "the coordinator's turn",
    adversarial: true,
    filter: filter({ turn: "coordinator" }),
    byHand: { where: standing("s.loop_id = ''") },
  },
  {
    name: "the mentor's turn, stuck",
    adversarial: true,
    filter: filter({ turn: "mentor", stuck: "1" }),
    byHand: {
      where: standing(
        `s.loop_id <> '' and ((s.role = 'mentor' and s.turn = 'me') or (s.role = 'mentee' and s.turn = 'partner')) and s.stuck_from < '${NOW.toISOString()}'`,
      ),
    },
  },
  { name: "in one loop", adversarial: true, filter: filter({ loops: "one" }), byHand: { where: `${loops} = 1` } },
  {
    name: "in several loops, rated well",
    adversarial: true,
    filter: filter({ loops: "many", rated: "good" }),
    byHand: { where: `${loops} > 1 and ${rated(4, 5)}` },
  },
  {
    name: "active since yesterday",
    adversarial: true,
    filter: filter({ seen: "1" }),
    byHand: { where: `p.last_active_at > '${daysAgo(1)}'` },
  },
  {
    name: "active since yesterday, stuck, rare tag",
    adversarial: true,
    filter: filter({ seen: "1", stuck: "1", tag: "rare" }),
    byHand: { from: tagged("rare"), where: `p.last_active_at > '${daysAgo(1)}' and ${stuck}` },
  },
  {
    name: "quiet for 270 days",
    adversarial: true,
    filter: filter({ quiet: "270" }),
    byHand: { where: `coalesce(p.last_active_at, '-infinity') <= '${daysAgo(270)}'` },
  },
  { name: "rated low", adversarial: true, filter: filter({ rated: "low" }), byHand: { where: rated(1, 2) } },
  { name: "rated 3", adversarial: true, filter: filter({ rated: "fair" }), byHand: { where: rated(3, 3) } },
  {
    name: "rated well, stuck",
    adversarial: true,
    filter: filter({ rated: "good", stuck: "1" }),
    byHand: { where: `${rated(4, 5)} and ${stuck}` },
  },
  {
    name: "never rated",
    adversarial: true,
    filter: filter({ rated: "none" }),
    byHand: {
      where: "not exists (select from feedback f where f.program_id = p.program_id and f.author_id = p.participant_id)",
    },
  },
  {
    name: "has not answered",
    adversarial: true,
    filter: filter({ rated: "missing" }),
    byHand: {
      where: `exists (select from feedback_request r join loop l using (program_id, loop_id) where r.program_id = p.program_id
        and r.participant_id = p.participant_id and r.answered_at is null and l.status = 'open' and r.asked_at <= '${daysAgo(14)}')`,
    },
  },
  {
    name: "a rare word of their own",
    adversarial: true,
    filter: filter({ says: "glassblow" }),
    byHand: { where: says("glassblow") },
  },
  {
    name: "a common word, a rare zone",
    adversarial: true,
    filter: filter({ says: "listen", zone: "Pacific/Chatham" }),
    byHand: { where: `p.timezone = 'Pacific/Chatham' and ${says("listen")}` },
  },
  {
    name: "a word nobody says",
    adversarial: true,
    filter: filter({ says: "xyzzy" }),
    byHand: { where: says("xyzzy") },
  },
  {
    name: "a rare zone",
    adversarial: true,
    filter: filter({ zone: "Pacific/Chatham" }),
    byHand: { where: "p.timezone = 'Pacific/Chatham'" },
  },
  {
    name: "a rare cohort, stuck",
    adversarial: true,
    filter: filter({ cohort: "cohort-9", stuck: "1" }),
    byHand: { where: `p.cohort_id = 'cohort-9' and ${stuck}` },
  },
  {
    name: "a common cohort",
    adversarial: true,
    filter: filter({ cohort: "cohort-3" }),
    byHand: { where: "p.cohort_id = 'cohort-3'" },
  },
  {
    name: "a free place",
    adversarial: true,
    filter: filter({ place: "free", role: "mentor" }),
    byHand: {
      where: `p.role = 'mentor' and p.capacity > (select count(*) from loop_member m join loop l using (program_id, loop_id) where m.program_id = p.program_id
        and m.participant_id = p.participant_id and m.role = 'mentor' and m.removed_at is null and l.status <> 'closed' and l.kind = 'pair')`,
    },
  },
  {
    name: "said when they can meet, no profile, their turn",
    adversarial: true,
    filter: filter({ meets: "said", profile: "empty", turn: "me" }),
    byHand: {
      where: `p.profile_completed_at is null and exists (select from availability a where a.program_id = p.program_id and a.participant_id = p.participant_id)
        and ${standing("s.turn = 'me'")}`,
    },
  },
];

/** The page in one statement, with its standings. */
export async function handWritten(db: Db, program: Program, page: ListPage, after: string) {
  const { from = "participant p", where = "true", order = "p.name_key, p.participant_id" } = page.byHand;
  const [name = "", id = ""] = after.split("\u0001");
  const { rows } = await sql<{ participant_id: string; standings: unknown[] }>`
    with page as (
      select p.participant_id, p.name, p.email, p.role, p.status, p.last_active_at, row_number() over (order by ${sql.raw(order)}) as place
      from ${sql.raw(from)} where p.program_id = ${program.programId} and p.status <> 'removed' and ${sql.raw(where)}
      ${after === "" ? sql`` : sql`and (p.name_key, p.participant_id) > (${name}, ${id})`}
      order by ${sql.raw(order)} limit ${PAGE + 1}
    )
    select page.*, (select json_agg(json_build_array(s.loop_id, s.stage, s.entered_at, s.stuck_from, s.paused, s.completed_at, s.turn, s.turn_until) order by s.entered_at)
      from standing s where s.program_id = ${program.programId} and s.participant_id = page.participant_id and not s.closed) as standings
    from page order by place`.execute(db);
  return rows.slice(0, PAGE);
}
