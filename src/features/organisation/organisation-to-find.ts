import { viewOrganisation } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { type Findable, fits } from "../../web/findable.ts";

/** For admins: the page over all programs of their organisation. */
export function organisationToFind(log: Log): Findable {
  return async (viewer, asked) => {
    if (!viewer.isCoordinator || !fits(asked, "All programs of the organisation admins")) return [];
    const admin = await viewOrganisation(log.store.db, viewer.account, viewer.program.orgId);
    if (!admin) return [];
    const { orgId, name } = admin.org;
    return [{ group: "pages", label: "All programs", href: `/organisations/${orgId}`, hint: name }];
  };
}
