import { z } from "zod";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { BackToLoop } from "../../ui/back-to-loop.tsx";
import { goOn } from "../../web/flash.ts";
import { type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { type Route, route } from "../../web/route.ts";
import { deleteKudos, restoreKudos } from "./delete-kudos.ts";
import { giveKudos } from "./give-kudos.ts";
import { BADGES } from "./kudos.tables.ts";
import { KudosForm } from "./kudos-form.tsx";
import { publishKudos } from "./publish-kudos.ts";
import { othersIn } from "./read-kudos.ts";

const Kudos = z.object({
  recipient: z.string("Choose who they are for.").min(1, "Choose who they are for."),
  badge: z.enum(BADGES, "Choose what they are for."),
  note: z.string("Some words, or none.").trim().max(1_000, "At most 1,000 characters.").default(""),
  published: z.string().optional(),
});
const CLOSED = "This loop is closed. It can be read, and reopened by a coordinator.";

/** Kudos: given to another member, and published by the two whom they concern. */
export function kudosRoutes(log: Log): Route[] {
  return [
    route("post", "/programs/:program/loops/:loop/kudos", "member", async (c, viewer) => {
      const form = await readForm(c, Kudos);
      const again = async (problems: FormProblems, status: 422 | 409 = 422) => {
        c.status(status);
        const others = await othersIn(log.store.db, viewer);
        return c.render(
          <div class="mx-auto max-w-xl">
            <BackToLoop to={`${loopPath(viewer)}#kudos`} />
            <h1 class="page-title">Give kudos</h1>
            <KudosForm action={`${loopPath(viewer)}/kudos`} others={others} form={problems} />
          </div>,
          { title: "Give kudos" },
        );
      };
      if (!form.ok) return again(form);
      const { recipient, badge, note, published } = form.data;
      const values = { recipient, badge, note, published: published ?? "" };
      if (viewer.loop.status === "closed") return again({ errors: { form: CLOSED }, values }, 409);
      const kudos = { recipient: recipient as ParticipantId, badge, note: note || null, published: Boolean(published) };
      const given = await giveKudos(log, viewer, kudos);
      if (!given) return again({ errors: { recipient: "They are not in this loop now." }, values });
      return goOn(c, `${loopPath(viewer)}#kudos`, "Given. That will make somebody's day.");
    }),
    route("post", "/programs/:program/loops/:loop/kudos/:kudos/deletion", "member", async (c, viewer) => {
      if (!(await deleteKudos(log, viewer, c.req.param("kudos") ?? ""))) return c.notFound();
      return goOn(c, `${loopPath(viewer)}#kudos`, "Deleted. You can bring them back for a day.");
    }),
    route("post", "/programs/:program/loops/:loop/kudos/:kudos/restoration", "member", async (c, viewer) => {
      if (!(await restoreKudos(log, viewer, c.req.param("kudos") ?? ""))) return c.notFound();
      return goOn(c, `${loopPath(viewer)}#kudos`, "They are back, between the two of you.");
    }),
    route("post", "/programs/:program/loops/:loop/kudos/:kudos/publishing", "member", async (c, viewer) => {
      const { everybody } = await c.req.parseBody();
      const changed = await publishKudos(log, viewer, c.req.param("kudos") ?? "", everybody === "1");
      if (!changed) return c.notFound();
      return goOn(
        c,
        `${loopPath(viewer)}#kudos`,
        everybody === "1" ? "Everybody in the program may see it now." : "It stays between you now.",
      );
    }),
  ];
}
