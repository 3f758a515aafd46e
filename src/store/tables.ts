/**
 * The tables the query layer knows. `store` names none of them: each owner adds its own beside the code that
 * writes it, and from then on `store.db.selectFrom("meeting")` is typed everywhere.
 *
 * ```ts
 * // src/features/meetings/meetings.store.ts
 * import type { Generated } from "kysely";
 *
 * interface MeetingTable {
 *   id: string;
 *   startsAt: Date;
 *   seq: Generated<number>;
 * }
 *
 * declare module "../../store/tables.ts" {
 *   interface Tables {
 *     meeting: MeetingTable;
 *   }
 * }
 * ```
 */
// biome-ignore lint/suspicious/noEmptyInterface: owners fill it by declaration merging
export interface Tables {}
