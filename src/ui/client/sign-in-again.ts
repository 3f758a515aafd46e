export type Answer = { redirected: boolean; location: URL };

/** The answer of a server that does not know any more who this is. */
export const leadsToSignIn = ({ redirected, location }: Answer) => redirected && location.pathname === "/sign-in";
