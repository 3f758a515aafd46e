import type { Program } from "../../access/viewer.ts";
import { inSlice, type Slice } from "../../insights/slice.ts";
import type { Db } from "../../store/store.ts";
import type { Period } from "./period.ts";

/** What a report is about: a program, some days of it, and some of its people. */
export type Scope = { db: Db; program: Program; period: Period; slice: Slice };

export const within = (slice: Slice, program: Program, person: string) => inSlice(program.programId, slice, person);
