import type { Context } from "hono";
import { z } from "zod";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { KEEP_WORDS, refusedFileWords } from "../../files/file-words.ts";
import { FILE_MAX, FILES_BYTES_MAX, prepareFiles } from "../../files/prepare-file.ts";
import { readFiles } from "../../files/read-files.ts";
import { BackToLoop } from "../../ui/back-to-loop.tsx";
import { ErrorSummary } from "../../ui/field.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { readUpload } from "../../web/upload.ts";
import { type AddRefusal, addFiles } from "./add-files.ts";
import { AddFiles, FileList } from "./file-list.tsx";
import { oneFileRoutes } from "./one-file.routes.tsx";

const PATH = "/programs/:program/loops/:loop/files";
const IN_PANEL = 5;
const ON_PAGE = 50;

const WORDS: Record<AddRefusal, string> = {
  ...KEEP_WORDS,
  no_files: "Choose a file first.",
  loop_closed: "This loop was closed, so nothing can be added.",
};

export function fileRoutes(log: Log): Route[] {
  const again = (c: Context, viewer: MemberViewer, words: string) => {
    c.status(422);
    return show(log, c, viewer, { errors: { files: words }, values: {} });
  };
  return [
    route("get", PATH, "member", (c, viewer) => show(log, c, viewer, emptyForm())),
    route("post", PATH, "member", async (c, viewer) => {
      const form = await readUpload(c, z.object({}), { file: FILE_MAX, files: FILES_BYTES_MAX });
      const files = await prepareFiles(form.files);
      if ("refused" in files) return again(c, viewer, refusedFileWords(files.refused));
      const answer = await addFiles(log, {
        programId: viewer.program.programId,
        loopId: viewer.loop.loopId,
        by: viewer.participant.participantId,
        files,
      });
      if ("refused" in answer) return again(c, viewer, WORDS[answer.refused]);
      return goOn(c, `${loopPath(viewer)}#files`, answer.files.length === 1 ? "It is here." : "They are here.");
    }),
    ...oneFileRoutes(log),
  ];
}

/** The loop's files: the newest, and where one adds more. */
export function filePanel(log: Log): Panel {
  return {
    id: "files",
    title: "Files",
    place: "side",
    tab: "more",
    render: async (viewer) => {
      const { files, more } = await readFiles(log.store.db, viewer, log.now(), IN_PANEL);
      return (
        <div class="space-y-4">
          <FileList viewer={viewer} files={files} now={log.now()} />
          {more && (
            <p>
              <a href={`${loopPath(viewer)}/files`}>All files</a>
            </p>
          )}
          <AddFiles viewer={viewer} form={emptyForm()} />
        </div>
      );
    },
  };
}

async function show(log: Log, c: Context, viewer: MemberViewer, form: FormProblems) {
  const after = c.req.method === "GET" ? z.uuid().safeParse(c.req.query("after")).data : undefined;
  const { files, more } = await readFiles(log.store.db, viewer, log.now(), ON_PAGE, after);
  return c.render(
    <div class="mx-auto max-w-prose space-y-5">
      <BackToLoop to={`${loopPath(viewer)}#files`} />
      <h1 class="page-title">Files</h1>
      <ErrorSummary errors={form.errors} />
      <AddFiles viewer={viewer} form={form} />
      <FileList viewer={viewer} files={files} now={log.now()} />
      {more && (
        <p>
          <a href={`${loopPath(viewer)}/files?after=${files.at(-1)?.id}`}>Older files</a>
        </p>
      )}
    </div>,
    { title: "Files" },
  );
}
