import type { Log } from "../../activity/log.ts";
import { goOn } from "../../web/flash.ts";
import { type Route, route } from "../../web/route.ts";
import { addAdmin, removeAdmin } from "./change-admins.ts";
import { OrganisationPage } from "./organisation-page.tsx";
import { readOrganisation } from "./read-organisation.ts";

const PATH = "/organisations/:org";

/** An organisation, for its admins: its programs and its team. */
export function organisationRoutes(log: Log): Route[] {
  return [
    route("get", PATH, "admin", async (c, viewer) => {
      const organisation = await readOrganisation(log.store.db, viewer, log.now());
      return c.render(<OrganisationPage viewer={viewer} organisation={organisation} />, {
        title: viewer.org.name,
        wide: true,
      });
    }),
    route("post", `${PATH}/admins/:user`, "admin", async (c, viewer) => {
      const answer = await addAdmin(log, viewer, c.req.param("user") ?? "");
      return goOn(
        c,
        `/organisations/${viewer.org.orgId}`,
        "refused" in answer
          ? "Only who coordinates one of your programs can become an admin."
          : "They are an admin now.",
      );
    }),
    route("post", `${PATH}/admins/:user/removal`, "admin", async (c, viewer) => {
      const answer = await removeAdmin(log, viewer, c.req.param("user") ?? "");
      if ("refused" in answer)
        return goOn(c, `/organisations/${viewer.org.orgId}`, "Somebody has to be an admin: the last one stays.");
      const themselves = c.req.param("user") === viewer.account.userId;
      return goOn(c, themselves ? "/" : `/organisations/${viewer.org.orgId}`, "They are an admin no more.");
    }),
  ];
}
