import type { MemberViewer } from "../../access/viewer.ts";
import { sizeWords } from "../../files/file-name.ts";
import type { LoopFile } from "../../files/read-files.ts";
import { Attachment } from "../../ui/attachments.tsx";
import { loopPath } from "../../web/loop-path.ts";

/** What came with a message. */
export const AttachedFiles = ({ viewer, files }: { viewer: MemberViewer; files: readonly LoopFile[] }) => (
  <>
    {files.map((file) => {
      const href = `${loopPath(viewer)}/files/${file.id}`;
      const { width, height } = file;
      const preview =
        file.kind === "image" && width && height ? { src: `${href}/preview`, ...scaled(width, height) } : undefined;
      return <Attachment href={href} name={file.name} about={sizeWords(file.size)} preview={preview} />;
    })}
  </>
);

/** As large as its preview, so that nothing moves when it is there. */
function scaled(width: number, height: number) {
  const factor = Math.min(1, 320 / width, 320 / height);
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
