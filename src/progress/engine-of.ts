import type { ProgramId } from "../access/program-id.ts";
import { compile, type Engine } from "../milestones/compile.ts";
import type { Pathway } from "../milestones/pathway.ts";

const engines = new Map<string, { text: string; engine: Engine }>();

/** The engine of a program's pathway. It is compiled only when the pathway is another than the last time. */
export function engineOf(programId: ProgramId, pathway: Pathway): Engine {
  const text = JSON.stringify(pathway);
  const known = engines.get(programId);
  if (known?.text === text) return known.engine;
  const engine = compile(pathway);
  engines.set(programId, { text, engine });
  return engine;
}

/** An engine, and the version (xmin and ctid) of the program's row from which its pathway was read. */
export type Kept = { row: string; engine: Engine };

/**
 * The engines of one database, each with the version of the row that it came from. Whatever changes the row gives it
 * another version, so a pathway need not be read and compared each time.
 */
export type Engines = {
  kept(programId: ProgramId): Kept | undefined;
  /** The engine of this version. `pathway` may be null when it is the version of `kept`. */
  of(programId: ProgramId, kept: Kept | undefined, row: string, pathway: Pathway | null): Engine;
};

/** Keeps the engines of one database, from none on. */
export function keepEngines(): Engines {
  const all = new Map<string, Kept>();
  return {
    kept: (programId) => all.get(programId),
    of(programId, kept, row, pathway) {
      if (kept?.row === row) return kept.engine;
      const engine = engineOf(programId, pathway as Pathway);
      all.set(programId, { row, engine });
      return engine;
    },
  };
}
