export type FileKind = "image" | "document" | "text" | "audio" | "video";
/** `type`: what it is served as. `extensions`: those its name may end in, the usual one first. */
export type FileType = { kind: FileKind; type: string; extensions: readonly string[] };

const of = (kind: FileKind, type: string, ...extensions: string[]): FileType => ({ kind, type, extensions });
const office = "application/vnd.openxmlformats-officedocument";
const open = "application/vnd.oasis.opendocument";

/** What may come in, by what is found in the bytes. All else is refused. */
export const KNOWN: Record<string, FileType> = {
  "image/jpeg": of("image", "image/jpeg", "jpg", "jpeg"),
  "image/png": of("image", "image/png", "png"),
  "image/apng": of("image", "image/png", "png"),
  "image/webp": of("image", "image/webp", "webp"),
  "image/gif": of("image", "image/gif", "gif"),
  "image/avif": of("image", "image/avif", "avif"),
  "image/tiff": of("image", "image/tiff", "tiff", "tif"),
  "application/pdf": of("document", "application/pdf", "pdf"),
  "application/rtf": of("document", "application/rtf", "rtf"),
  [`${office}.wordprocessingml.document`]: of("document", `${office}.wordprocessingml.document`, "docx"),
  [`${office}.wordprocessingml.template`]: of("document", `${office}.wordprocessingml.template`, "dotx"),
  [`${office}.spreadsheetml.sheet`]: of("document", `${office}.spreadsheetml.sheet`, "xlsx"),
  [`${office}.spreadsheetml.template`]: of("document", `${office}.spreadsheetml.template`, "xltx"),
  [`${office}.presentationml.presentation`]: of("document", `${office}.presentationml.presentation`, "pptx"),
  [`${office}.presentationml.template`]: of("document", `${office}.presentationml.template`, "potx"),
  [`${office}.presentationml.slideshow`]: of("document", `${office}.presentationml.slideshow`, "ppsx"),
  [`${open}.text`]: of("document", `${open}.text`, "odt"),
  [`${open}.spreadsheet`]: of("document", `${open}.spreadsheet`, "ods"),
  [`${open}.presentation`]: of("document", `${open}.presentation`, "odp"),
  [`${open}.graphics`]: of("document", `${open}.graphics`, "odg"),
  "application/vnd.visio": of("document", "application/vnd.visio", "vsdx"),
  "audio/mpeg": of("audio", "audio/mpeg", "mp3"),
  "audio/mp4": of("audio", "audio/mp4", "m4a"),
  "audio/x-m4a": of("audio", "audio/mp4", "m4a"),
  "audio/ogg": of("audio", "audio/ogg", "ogg", "oga"),
  "audio/ogg; codecs=opus": of("audio", "audio/ogg", "opus", "ogg"),
  "audio/flac": of("audio", "audio/flac", "flac"),
  "audio/wav": of("audio", "audio/wav", "wav"),
  "audio/aac": of("audio", "audio/aac", "aac"),
  "audio/amr": of("audio", "audio/amr", "amr"),
  "audio/aiff": of("audio", "audio/aiff", "aiff", "aif"),
  "video/mp4": of("video", "video/mp4", "mp4", "m4v"),
  "video/x-m4v": of("video", "video/mp4", "m4v", "mp4"),
  "video/webm": of("video", "video/webm", "webm"),
  "video/quicktime": of("video", "video/quicktime", "mov"),
  "video/3gpp": of("video", "video/3gpp", "3gp"),
  "video/3gpp2": of("video", "video/3gpp2", "3g2"),
  "video/ogg": of("video", "video/ogg", "ogv"),
  "video/matroska": of("video", "video/matroska", "mkv"),
  "video/vnd.avi": of("video", "video/vnd.avi", "avi"),
  "video/mpeg": of("video", "video/mpeg", "mpg", "mpeg"),
};

/** Old Office files are a kind of folder; the name of a part says which of them it is. */
export const OLD_OFFICE: readonly (readonly [part: string, type: FileType])[] = [
  ["WordDocument", of("document", "application/msword", "doc")],
  ["Workbook", of("document", "application/vnd.ms-excel", "xls")],
  ["PowerPoint Document", of("document", "application/vnd.ms-powerpoint", "ppt")],
  ["VisioDocument", of("document", "application/vnd.visio", "vsd")],
];

/** Text has no mark of its own; here the ending of the name decides how it is called. */
export const TEXTS: Record<string, FileType> = {
  txt: of("text", "text/plain", "txt"),
  md: of("text", "text/markdown", "md"),
  markdown: of("text", "text/markdown", "markdown"),
  csv: of("text", "text/csv", "csv"),
  tsv: of("text", "text/tab-separated-values", "tsv"),
  json: of("text", "application/json", "json"),
};

/** What a field for files offers first. */
export const ACCEPT = [
  "image/jpeg,image/png,image/webp,image/gif,image/avif,image/tiff,audio/*,video/*",
  ".pdf,.rtf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.odg,.vsd,.vsdx",
  ...Object.keys(TEXTS).map((ending) => `.${ending}`),
].join(",");

/** The kind of a file that was kept. */
export const kindOf = (type: string): FileKind =>
  (Object.values(KNOWN).find((one) => one.type === type) ?? Object.values(TEXTS).find((one) => one.type === type))
    ?.kind ?? "document";
