import { afterAll, describe } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { projectMigrations } from "./migrated.ts";
import { openPgliteCopy } from "./pglite-copies.ts";
import { openPostgresCopy } from "./postgres-copies.ts";

type Open = () => Promise<Store>;
type Copy = { store: Store; remove(): Promise<void> };

/**
 * Describes the same suite on PGlite and on PostgreSQL. `open` gives a fresh, migrated database each time; all are
 * closed and removed when the suite is over. Open one in `beforeAll` unless tests disturb each other: a copy costs
 * half a second on PGlite.
 */
export function eachStore(name: string, suite: (open: Open) => void): void {
  onBoth(name, suite, projectMigrations);
}

/** The same on databases without a single table, for tests of the store itself. */
export function eachEmptyStore(name: string, suite: (open: Open) => void): void {
  onBoth(name, suite, undefined);
}

function onBoth(name: string, suite: (open: Open) => void, migrations: string | undefined): void {
  describe(`${name} on PGlite`, () => suite(closing(() => openPgliteCopy(migrations))));
  const postgres = () => suite(closing(() => openPostgresCopy(migrations)));
  if (process.env.TEST_DATABASE_URL) {
    describe(`${name} on PostgreSQL`, postgres);
  } else {
    console.warn(`SKIPPED on PostgreSQL: ${name}. TEST_DATABASE_URL is not set; run through bin/with-postgres.`);
    describe.skip(`${name} on PostgreSQL (SKIPPED: TEST_DATABASE_URL is not set)`, postgres);
  }
}

function closing(openCopy: () => Promise<Copy>): Open {
  const copies: Copy[] = [];
  afterAll(async () => {
    for (const copy of copies) {
      await copy.store.close();
      await copy.remove();
    }
  });
  return async () => {
    const copy = await openCopy();
    copies.push(copy);
    return copy.store;
  };
}
