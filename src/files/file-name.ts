import type { FileType } from "./file-types.ts";

const STEM_MAX = 120;

/**
 * The name a file is kept under: without folders, without signs that are not seen or turn the direction of writing (so
 * that "gpj.exe" cannot read "exe.jpg"), and with an ending that says what it is.
 */
export function fileName(sent: string, { extensions }: FileType): string {
  const base = (sent.split(/[/\\]/).at(-1) ?? "").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").toWellFormed();
  const ending = /\.([^.\s]{1,8})$/.exec(base)?.[1]?.toLowerCase();
  const right = ending !== undefined && extensions.includes(ending);
  const stem = (ending === undefined ? base : base.slice(0, -ending.length - 1)).replace(/^[.\s]+|[.\s]+$/g, "");
  const short = [...stem].slice(0, STEM_MAX).join("") || "file";
  const last = right ? ending : extensions[0];
  return !right && extensions.some((one) => short.toLowerCase().endsWith(`.${one}`)) ? short : `${short}.${last}`;
}

/** "820 KB", "1.4 MB" */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`;
  const mb = bytes / 1_000_000;
  return `${mb < 10 ? mb.toFixed(1).replace(/\.0$/, "") : Math.round(mb)} MB`;
}
