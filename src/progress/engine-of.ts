import type { ProgramId } from "../access/program-id.ts";
import { compile, type Engine } from "../milestones/compile.ts";
import type { Pathway } from "../milestones/pathway.ts";

/** The engine of a program's pathway; compiled once for each pathway. */
const engines = new Map<string, { text: string; engine: Engine }>();
export function engineOf(programId: ProgramId, pathway: Pathway): Engine {
  const text = JSON.stringify(pathway);
  const known = engines.get(programId);
  if (known?.text === text) return known.engine;
  const engine = compile(pathway);
  engines.set(programId, { text, engine });
  return engine;
}

/** An engine, and the version of the program's row that its pathway was read from (its xmin and ctid). */
export type Kept = { row: string; engine: Engine };

/**
 * Engines by the version of the program's row in one database, so that a pathway need not be read and compared each
 * time: whatever changes the row gives it another version.
 */
export type Engines = {
  kept(programId: ProgramId): Kept | undefined;
  /** The engine of this version. Its pathway may be null where it is the version that was kept when this was asked. */
  of(programId: ProgramId, kept: Kept | undefined, row: string, pathway: Pathway | null): Engine;
};

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
