/** Where the database tells all servers what has changed for whom, so that open pages look again. */
export const REFRESH_CHANNEL = "cairn_refresh";

/** Something changed: in which program, and for whom. Coordinators are told, too, unless `membersOnly`. */
export type Refresh = { program: string; participants: string[]; membersOnly?: boolean };

/** A message on the channel names so many people at most: it must stay below 8,000 bytes. */
export const TOLD_MAX = 100;
