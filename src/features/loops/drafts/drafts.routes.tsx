import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { goOn } from "../../../web/flash.ts";
import { readForm } from "../../../web/form.ts";
import { listed } from "../../../web/loop-title.ts";
import { type Route, route } from "../../../web/route.ts";
import { type Approved, approveDrafts, dismissDrafts } from "./drafts.ts";

/** Ids of drafts, as boxes, hidden fields and the address send them. */
export const draftIds = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((ids) => [...new Set([ids].flat())].filter((id) => id !== "" && id.length <= 80))
  .refine((ids) => ids.length > 0, "Choose some drafts first.")
  .refine((ids) => ids.length <= 500, "Choose at most 500 drafts at once.");
const Chosen = z.object({ draft: draftIds, notify: z.string().optional() });

/** What becomes of drafts: their people are matched, or they are dismissed, and can be brought back. */
export function draftRoutes(log: Log, baseUrl: string): Route[] {
  const list = ({ program }: CoordinatorViewer) => `/programs/${program.programId}/loops?status=draft`;
  const chosen = async (c: Context) => {
    const form = await readForm(c, Chosen);
    return form.ok ? form.data : Object.values(form.errors)[0];
  };
  return [
    route("post", "/programs/:program/loops/drafts/approval", "coordinator", async (c, viewer) => {
      const form = await chosen(c);
      if (typeof form !== "object") return goOn(c, list(viewer), form);
      const approved = await approveDrafts(log, viewer, form.draft, {
        notify: form.notify !== undefined && !viewer.withoutMessages,
        baseUrl,
      });
      return goOn(c, list(viewer), approvedWords(approved));
    }),
    route("post", "/programs/:program/loops/drafts/dismissal", "coordinator", async (c, viewer) => {
      const form = await chosen(c);
      if (typeof form !== "object") return goOn(c, list(viewer), form);
      await dismissDrafts(log, viewer, form.draft, true);
      const back = new URLSearchParams(form.draft.map((id) => ["dismissed", id]));
      return goOn(c, `${list(viewer)}&${back}`);
    }),
    route("post", "/programs/:program/loops/drafts/restoration", "coordinator", async (c, viewer) => {
      const form = await chosen(c);
      if (typeof form !== "object") return goOn(c, list(viewer), form);
      const n = await dismissDrafts(log, viewer, form.draft, false);
      return goOn(c, list(viewer), n === 1 ? "1 draft is back." : `${n} drafts are back.`);
    }),
  ];
}

function approvedWords({ matched, refused }: Approved): string {
  const words = matched === 1 ? "1 pair is matched." : `${matched} pairs are matched.`;
  if (refused.length === 0) return words;
  const who = listed([...new Set(refused)]);
  return `${words} Not with ${who}: no place left there, or somebody has left. It stays a draft.`;
}
