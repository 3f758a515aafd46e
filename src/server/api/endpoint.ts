import type { Context } from "hono";
import { z } from "zod";
import type { TokenViewer } from "../../access/viewer.ts";
import { type Method, type Route, route } from "../../web/route.ts";
import { problem } from "./problem.ts";

/** One endpoint: what it takes and gives, from which both the route and its documentation are made. */
export type Endpoint = {
  method: Method;
  /** As the router wants it: `/api/v1/programs/:program/loops`. */
  path: string;
  summary: string;
  description?: string;
  query?: z.ZodObject;
  body?: { type: "application/json" | "application/x-ndjson"; schema: z.ZodType };
  /** What each kind of body cannot do without. */
  needs?: Readonly<Record<string, readonly string[]>>;
  /** Wants an `Idempotency-Key`. */
  once?: boolean;
  answer: { status: 200 | 201; schema: z.ZodType };
  refusals?: Record<number, string>;
  route: Route;
};

type Wanted<Q extends z.ZodObject, A extends z.ZodType> = Omit<Endpoint, "route" | "query" | "answer"> & {
  query?: Q;
  answer: { status: 200 | 201; schema: A };
  handle: (c: Context, viewer: TokenViewer, query: z.output<Q>) => Promise<z.input<A> | Response | null>;
};

/** Describes an endpoint once. A handler answers with data, with null (404), or with a response of its own. */
export function endpoint<Q extends z.ZodObject, A extends z.ZodType>({ handle, ...wanted }: Wanted<Q, A>): Endpoint {
  return {
    ...wanted,
    route: route(wanted.method, wanted.path, "token", async (c, viewer) => {
      const asked = c.req.query();
      const query = (wanted.query ?? z.object({})).strict().safeParse(asked);
      if (!query.success) return problem(c, 400, "bad_query", z.prettifyError(query.error));
      const lost = letFall(asked, query.data);
      if (lost) return problem(c, 400, "bad_query", `${lost} is not one of its values. See /api/docs.`);
      const answer = await handle(c, viewer, query.data as z.output<Q>);
      if (answer === null) return problem(c, 404, "not_found", "There is no such thing in this program.");
      if (answer instanceof Response) return answer;
      c.header("cache-control", "private, no-store");
      return c.json(answer as never, wanted.answer.status);
    }),
  };
}

/**
 * A filter that a page would rather forget than refuse: there somebody sees that it is gone, here a program would take
 * everybody for those it asked for.
 */
function letFall(asked: Record<string, string>, read: Record<string, unknown>): string | undefined {
  return Object.keys(asked).find((name) => asked[name]?.trim() && read[name] === "");
}
