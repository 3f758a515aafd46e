import { type StoreRefused, storeRefused } from "./refused.ts";

/** What a host can do about it, by what Node or PostgreSQL say. Never the address itself: it holds a password. */
const HELP: Record<string, string> = {
  ENOTFOUND: "No machine is known by that name: mend the host in DATABASE_URL.",
  EAI_AGAIN: "The name could not be looked up: mend the host in DATABASE_URL, or the network.",
  ECONNREFUSED: "Nothing listens there: start PostgreSQL, or mend the host and the port in DATABASE_URL.",
  ENOENT: "There is no such socket: start PostgreSQL, or mend the host in DATABASE_URL.",
  "28P01": "Mend the user or the password in DATABASE_URL.",
  "28000": "Mend the user in DATABASE_URL, or let the user in (pg_hba.conf).",
  "3D000": "Make it first, for the user of DATABASE_URL: createdb --owner=USER DATABASE.",
  "42501":
    "Make the user of DATABASE_URL the owner of the database: alter database DATABASE owner to USER (and grant create on schema public).",
};

/** A PostgreSQL that would not let us in, with words a host can act on. */
export function unreachable(error: unknown): StoreRefused {
  const { code = "", message } = firstOf(error);
  const help = HELP[code] ?? "See that PostgreSQL runs, and that DATABASE_URL names it.";
  return storeRefused("database_unreachable", `DATABASE_URL does not open a database: ${message}. ${help}`);
}

/** The same for an error from later on, where it says that the user may do too little; any other stays what it is. */
export const withHelp = (error: unknown) =>
  (error as { code?: string }).code === "42501" ? unreachable(error) : error;

/** A name with several addresses (::1 and 127.0.0.1) fails with one error for each, and no words of its own. */
function firstOf(error: unknown): { code?: string; message: string } {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0];
  return error instanceof Error ? error : { message: String(error) };
}
