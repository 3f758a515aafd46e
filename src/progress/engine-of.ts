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
