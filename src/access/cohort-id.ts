export type CohortId = string & { readonly __brand: "CohortId" };
