import type { Context } from "hono";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { isThere, readContent } from "../../files/read-files.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { goOn } from "../../web/flash.ts";
import { loopPath } from "../../web/loop-path.ts";
import { type Route, route } from "../../web/route.ts";
import { deleteFile, type OwnFile, restoreFile } from "./delete-file.ts";
import { fileHeaders } from "./file-headers.ts";

const PATH = "/programs/:program/loops/:loop/files/:file";

/** One file: handed out to the members, taken back by who brought it. */
export function oneFileRoutes(log: Log): Route[] {
  const own = (c: Context, viewer: MemberViewer): OwnFile => ({
    programId: viewer.program.programId,
    loopId: viewer.loop.loopId,
    file: c.req.param("file") ?? "",
    by: viewer.participant.participantId,
  });

  /** A browser that has it already asks each time whether it may still show it. */
  async function handOut(c: Context, viewer: MemberViewer, part: "content" | "preview") {
    const id = c.req.param("file") ?? "";
    const etag = `"${id}-${part}"`;
    if (c.req.header("if-none-match") === etag && (await isThere(log.store.db, viewer, id))) {
      return c.body(null, 304, { etag, "cache-control": "private, no-cache" });
    }
    const file = await readContent(log.store.db, viewer, id, part);
    if (!file) return notThere(c, viewer);
    const type = part === "preview" ? "image/webp" : file.type;
    return c.body(new Uint8Array(file.bytes), 200, { ...fileHeaders(file.name, type), etag });
  }

  return [
    route("get", PATH, "member", (c, viewer) => handOut(c, viewer, "content")),
    route("get", `${PATH}/preview`, "member", (c, viewer) => handOut(c, viewer, "preview")),
    route("post", `${PATH}/deletion`, "member", async (c, viewer) => {
      const answer = await deleteFile(log, own(c, viewer));
      return "refused" in answer ? notThere(c, viewer) : goOn(c, `${loopPath(viewer)}#files`);
    }),
    route("post", `${PATH}/restoration`, "member", async (c, viewer) => {
      const answer = await restoreFile(log, own(c, viewer));
      if (!("refused" in answer)) return goOn(c, `${loopPath(viewer)}#files`);
      if (answer.refused === "no_such_file") return notThere(c, viewer);
      return goOn(c, `${loopPath(viewer)}#files`, "It is too late for that: a deleted file is gone after ten minutes.");
    }),
  ];
}

function notThere(c: Context, viewer: MemberViewer) {
  c.status(404);
  return c.render(
    <Empty title="There is no such file" text="It was deleted, or it belongs to another loop.">
      <Button href={loopPath(viewer)}>Back to the loop</Button>
    </Empty>,
    { title: "No such file" },
  );
}
