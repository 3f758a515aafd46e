export type ParticipantId = string & { readonly __brand: "ParticipantId" };
export type LoopId = string & { readonly __brand: "LoopId" };
export type ActivityId = string & { readonly __brand: "ActivityId" };
