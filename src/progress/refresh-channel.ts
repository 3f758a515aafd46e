/** Where the database tells all servers what has changed for whom, so that open pages look again. */
export const REFRESH_CHANNEL = "cairn_refresh";
