import type { KeepRefusal } from "./keep-files.ts";
import type { FileRefusal, RefusedFile } from "./prepare-file.ts";

const WORDS: Record<FileRefusal, string> = {
  file_empty: "is empty.",
  file_too_large: "is too large. A file may have 10 MB, all of them together 25 MB.",
  files_too_many: "is one too many. Five files fit into one message.",
  file_is_program: "is a program, or could be run as one. Those are not taken here.",
  file_is_svg: "is an SVG drawing, which can hold a program. Save it as PNG or PDF.",
  file_is_web_page: "is a web page or XML, which can hold a program. Save it as PDF.",
  file_is_archive: "is an archive. Send the files in it one by one.",
  file_is_heic: "is a HEIC picture, which not everybody can open. Save it as JPEG.",
  file_has_macros: "holds macros, which are programs. Save it without them, or as PDF.",
  file_unknown: "is of a kind that is not taken here. Pictures, PDF, Office files, text, audio and video are.",
  image_broken: "is a picture that cannot be read. It may have broken off on its way.",
  image_too_large: "is a picture of more than 50 million points. Make it smaller.",
};

/** Why files were not taken, each by its name, and what to do now. */
export function refusedFileWords(refused: readonly RefusedFile[]): string {
  const each = refused.map((one) => `${one.name} ${WORDS[one.refused]}`);
  return `${each.join(" ")} Please choose your files again.`;
}

export const KEEP_WORDS: Record<KeepRefusal, string> = {
  loop_full: "This loop holds 500 MB of files, which is all it can. Delete some that you no longer need.",
};
