import { storeRefused } from "./refused.ts";

/** One at a time, first come first served. */
export type Turns = { take(): Promise<void>; pass(): void };

/**
 * Guards the one PGlite connection. Whoever waits longer than `patienceMs` is refused with `store_busy`: without a
 * limit, one `store.db` awaited inside a transaction would stop the whole server for good.
 */
export function takingTurns(patienceMs: number): Turns {
  const waiting: Array<() => void> = [];
  let taken = false;
  return {
    take() {
      if (!taken) {
        taken = true;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const turn = () => {
          clearTimeout(limit);
          resolve();
        };
        const limit = setTimeout(() => {
          waiting.splice(waiting.indexOf(turn), 1);
          reject(storeRefused("store_busy", busy(patienceMs)));
        }, patienceMs);
        waiting.push(turn);
      });
    },
    pass() {
      const next = waiting.shift();
      if (next) next();
      else taken = false;
    },
  };
}

function busy(patienceMs: number): string {
  return `Waited ${patienceMs / 1000} s for the database. Is store.db awaited inside a transaction? Use its tx.`;
}
