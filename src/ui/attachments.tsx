import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";
import { Around, type Labelled, wired } from "./labelled.tsx";

type ShownFile = {
  href: string;
  name: string;
  /** "PDF, 820 KB" */
  about: string;
  /** A small picture of it, where it is one. */
  preview?: { src: string; width: number; height: number } | undefined;
};

/** A file that came with words: a picture is seen at once, all else is a link to it. */
export const Attachment = ({ href, name, about, preview }: ShownFile) =>
  preview ? (
    <a class="plain attached-picture" href={href} target="_blank" rel="noopener" data-turbo="false">
      <img {...preview} alt={name} loading="lazy" decoding="async" />
    </a>
  ) : (
    <a class="plain attached" href={href} data-turbo="false" download={name}>
      <Icon name="file" size={22} />
      <span class="min-w-0">
        <span class="attached-name">{name}</span>
        <span class="quiet block text-sm">{about}</span>
      </span>
    </a>
  );

/** A file in a list, with who brought it, and what can be done with it. */
export const FileLine = ({ href, name, about, preview, actions }: ShownFile & { actions?: Child }) => (
  <div class="file-line">
    <a class="plain attached" href={href} data-turbo="false" download={preview ? undefined : name}>
      {preview ? (
        <img class="file-thumb" src={preview.src} alt="" width="44" height="44" loading="lazy" />
      ) : (
        <Icon name="file" size={22} />
      )}
      <span class="min-w-0">
        <span class="attached-name">{name}</span>
        <span class="quiet block text-sm">{about}</span>
      </span>
    </a>
    {actions}
  </div>
);

type FoldProps = { summary: string; icon: string; open?: boolean; children?: Child };

/** A part of a form that few need each time. It folds up again when the form has been sent. */
export const Fold = ({ summary, icon, open, children }: FoldProps) => (
  <details class="fold" open={open}>
    <summary class="btn btn-ghost btn-sm">
      <Icon name={icon} size={18} /> {summary}
    </summary>
    {children}
  </details>
);

/** Where files are chosen. What is too large is said before it is sent, where a script runs. */
export const FileField = ({ accept, most, mostWords, ...props }: Labelled & FileLimits) => (
  <div data-controller="upload" data-upload-most-value={String(most)} data-upload-words-value={mostWords}>
    <Around field={props}>
      <input
        {...wired(props)}
        class="input file-input"
        type="file"
        multiple
        accept={accept}
        data-action="upload#check"
        data-upload-target="field"
      />
      <p class="field-error" role="alert" hidden data-upload-target="problem" />
    </Around>
  </div>
);
type FileLimits = {
  accept: string;
  /** The most bytes of one file, and how that is said behind its name. */
  most: number;
  mostWords: string;
};
