import type { MemberViewer } from "../access/viewer.ts";

/** The address of the loop that somebody is in. */
export const loopPath = ({ program, loop }: MemberViewer) => `/programs/${program.programId}/loops/${loop.loopId}`;
