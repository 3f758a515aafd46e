/** Why the store would not open or migrate. Stable codes: hosts search for them. */
export type StoreRefusal =
  | "data_folder_in_use"
  | "postgres_too_old"
  | "database_unreachable"
  | "store_busy"
  | "migration_changed"
  | "database_is_newer";

/** An ordinary Error with one of our codes and words a host can act on. */
export type StoreRefused = Error & { name: "StoreRefused"; code: StoreRefusal };

/** Makes the refusal; the caller throws it, so that the throw shows where the decision is. */
export function storeRefused(code: StoreRefusal, words: string): StoreRefused {
  return Object.assign(new Error(words), { name: "StoreRefused" as const, code });
}

/** Tells a refusal of ours from an error of the database, which passes through as the driver made it. */
export function isStoreRefused(error: unknown): error is StoreRefused {
  return error instanceof Error && error.name === "StoreRefused";
}
