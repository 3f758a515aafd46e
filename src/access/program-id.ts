export type ProgramId = string & { readonly __brand: "ProgramId" };
