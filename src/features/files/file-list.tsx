import { firstName } from "../../access/names.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import { sizeWords } from "../../files/file-name.ts";
import { ACCEPT } from "../../files/file-types.ts";
import { FILE_MAX } from "../../files/prepare-file.ts";
import type { LoopFile } from "../../files/read-files.ts";
import { dayWords } from "../../time/day-words.ts";
import { FileField, FileLine } from "../../ui/attachments.tsx";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";

type Scene = { viewer: MemberViewer; files: readonly LoopFile[]; now: Date };

/** The files of the loop, the newest first. */
export const FileList = ({ viewer, files, now }: Scene) =>
  files.length === 0 ? (
    <p class="quiet">Nothing here yet. A CV, notes, a photo of the whiteboard: only you see them.</p>
  ) : (
    <ul class="rows">
      {files.map((file) => (
        <li id={`file-${file.id}`}>
          {file.deleted ? <Deleted viewer={viewer} file={file} /> : <Line viewer={viewer} file={file} now={now} />}
        </li>
      ))}
    </ul>
  );

const pathOf = (viewer: MemberViewer, file: LoopFile) => `${loopPath(viewer)}/files/${file.id}`;

const Line = ({ viewer, file, now }: { viewer: MemberViewer; file: LoopFile; now: Date }) => {
  const href = pathOf(viewer, file);
  const by = file.mine ? "You" : firstName(file.by);
  return (
    <FileLine
      href={href}
      name={file.name}
      about={`${by}, ${dayWords(file.addedAt, viewer.participant.timezone, now)} · ${sizeWords(file.size)}`}
      preview={file.kind === "image" ? { src: `${href}/preview`, width: 44, height: 44 } : undefined}
      actions={
        file.mine ? (
          <Form action={`${href}/deletion`}>
            <Button kind="ghost" small label={`Delete ${file.name}`}>
              Delete
            </Button>
          </Form>
        ) : null
      }
    />
  );
};

const Deleted = ({ viewer, file }: { viewer: MemberViewer; file: LoopFile }) => (
  <div class="file-line">
    <p class="quiet min-w-0">
      You deleted <span class="attached-name">{file.name}</span>
    </p>
    <Form action={`${pathOf(viewer, file)}/restoration`}>
      <Button kind="quiet" small label={`Undo: bring ${file.name} back`}>
        Undo
      </Button>
    </Form>
  </div>
);

/** Where files are laid into the loop without words. */
export const AddFiles = ({ viewer, form }: { viewer: MemberViewer; form: FormProblems }) =>
  viewer.loop.status === "closed" ? null : (
    <Form action={`${loopPath(viewer)}/files`} enctype="multipart/form-data">
      <FileField
        name="files"
        id="field-more-files"
        label="Add files"
        hint="Up to 5 at once, 10 MB each: pictures, PDF, Office, text, audio, video. Videos and PDFs stay as they are."
        error={form.errors.files}
        oneOf
        accept={ACCEPT}
        most={FILE_MAX}
        mostWords="is too large: a file may have 10 MB."
      />
      <Button kind="quiet">Add</Button>
    </Form>
  );
