import { afterAll, describe } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { openPgliteCopy } from "./pglite-copies.ts";
import { openPostgresCopy } from "./postgres-copies.ts";

type Open = () => Promise<Store>;

/**
 * Describes the same suite on PGlite and on PostgreSQL. `open` gives a fresh, migrated database each time; all are
 * closed and removed when the suite is over. Open one in `beforeAll` unless tests disturb each other: a copy costs
 * half a second on PGlite.
 */
export function eachStore(name: string, suite: (open: Open) => void): void {
  describe(`${name} on PGlite`, () => suite(closing(openPgliteCopy)));
  if (process.env.TEST_DATABASE_URL) {
    describe(`${name} on PostgreSQL`, () => suite(closing(openPostgresCopy)));
  } else {
    console.warn(`SKIPPED on PostgreSQL: ${name}. TEST_DATABASE_URL is not set; run through bin/with-postgres.`);
    describe.skip(`${name} on PostgreSQL (SKIPPED: TEST_DATABASE_URL is not set)`, () => suite(openPostgresCopy));
  }
}

type Copy = { store: Store; remove(): Promise<void> };

function closing(openCopy: () => Promise<Copy>): Open {
  const copies: Copy[] = [];
  afterAll(async () => {
    for (const copy of copies) {
      // A test may have closed its store itself.
      await copy.store.close().catch(() => {});
      await copy.remove();
    }
  });
  return async () => {
    const copy = await openCopy();
    copies.push(copy);
    return copy.store;
  };
}
