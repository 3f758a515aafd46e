import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { DocsPage } from "./docs-page.tsx";
import { openApi } from "./openapi.ts";
import type { Pages } from "./read/insights.ts";
import { readEndpoints } from "./read-endpoints.ts";
import { listTokens, makeToken, revokeToken } from "./token.ts";
import { TokensPage } from "./tokens-page.tsx";
import { writeEndpoints } from "./write-endpoints.ts";

const NewToken = z.object({
  name: z.string().trim().min(1, "Say what it is for, so that you know it again.").max(120, "At most 120 characters."),
});

/** The door for programs: its endpoints, their description, and the page where a coordinator makes tokens. */
export function apiRoutes(log: Log, { baseUrl, tips }: Pages): Route[] {
  const endpoints = [...readEndpoints(log, { baseUrl, tips }), ...writeEndpoints(log)];
  const description = openApi(endpoints, baseUrl);
  const { db } = log.store;
  const show = async (c: Context, viewer: CoordinatorViewer, form: FormProblems, made: string | null = null) =>
    c.render(
      <TokensPage
        program={viewer.program}
        tokens={await listTokens(db, viewer)}
        form={form}
        made={made}
        now={log.now()}
      />,
      { title: "Tokens" },
    );
  return [
    route("get", "/api/v1/openapi.json", "anyone", (c) => c.json(description)),
    route("get", "/api/docs", "anyone", (c) =>
      c.render(<DocsPage endpoints={endpoints} baseUrl={baseUrl} />, { title: "API" }),
    ),
    ...endpoints.map((endpoint) => endpoint.route),
    route("get", "/programs/:program/tokens", "coordinator", (c, viewer) => show(c, viewer, emptyForm())),
    route("post", "/programs/:program/tokens", "coordinator", async (c, viewer) => {
      const form = await readForm(c, NewToken);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, form);
      }
      return show(c, viewer, emptyForm(), await makeToken(db, viewer, form.data.name, log.now()));
    }),
    route("post", "/programs/:program/tokens/:token/revocation", "coordinator", async (c, viewer) => {
      const ended = await revokeToken(db, viewer, c.req.param("token") ?? "", log.now());
      return goOn(
        c,
        `/programs/${viewer.program.programId}/tokens`,
        ended ? "Ended. It opens nothing any more." : undefined,
      );
    }),
  ];
}
