import type { PGlite, Transaction } from "@electric-sql/pglite";
import {
  type DatabaseConnection,
  type Dialect,
  PGliteDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import { prepareValue } from "pg/lib/utils.js";
import { takingTurns } from "./turns.ts";

/**
 * kysely on PGlite. Its own dialect would do but for three things: it waits for the connection without limit, it
 * cannot run the several statements of a migration, and PGlite writes parameters in another way than `pg`.
 */
export function pgliteDialect(pglite: PGlite, patienceMs: number): Dialect {
  return {
    createDriver: () => new OneConnectionDriver(pglite, patienceMs),
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

class OneConnectionDriver extends PGliteDriver {
  readonly #turns;

  constructor(pglite: PGlite, patienceMs: number) {
    super({ pglite: asPgWould(pglite) });
    this.#turns = takingTurns(patienceMs);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.take();
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    this.#turns.pass();
  }

  override async destroy(): Promise<void> {
    await this.#turns.take();
    await super.destroy();
  }
}

/** The part of PGlite that kysely drives, with parameters and several statements treated as `pg` treats them. */
function asPgWould(pglite: PGlite) {
  return {
    waitReady: pglite.waitReady,
    get ready() {
      return pglite.ready;
    },
    get closed() {
      return pglite.closed;
    },
    close: () => pglite.close(),
    query: queryLikePg(pglite),
    transaction: <T>(work: (tx: { query: ReturnType<typeof queryLikePg>; rollback(): Promise<void> }) => Promise<T>) =>
      pglite.transaction((tx) => work({ query: queryLikePg(tx), rollback: () => tx.rollback() })),
  };
}

function queryLikePg(on: PGlite | Transaction) {
  return async <T>(sql: string, parameters: unknown[] = []) => {
    if (parameters.length > 0) return on.query<T>(sql, parameters.map(prepareValue));
    const results = await on.exec(sql);
    return { rows: [], fields: [], ...results.at(-1) } as { rows: T[]; fields: []; affectedRows?: number };
  };
}
