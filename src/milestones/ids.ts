// Each id has a type of its own, so that one is never taken for another.

export type ParticipantId = string & { readonly __brand: "ParticipantId" };
export type LoopId = string & { readonly __brand: "LoopId" };
export type ActivityId = string & { readonly __brand: "ActivityId" };
