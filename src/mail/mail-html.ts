import { FOOT } from "./mail-foot.ts";

/**
 * The text of a mail as HTML, for those who read mails so: paragraphs, and each link that stands alone on its line, which
 * is a button named by the line before it when that ends with a colon; below the mail it stays a link, so that leaving
 * does not look like the thing to do. It says nothing that the text does not say.
 */
export function mailHtml(text: string): string {
  const whole = text.trim();
  const at = whole.lastIndexOf(`\n${FOOT}\n`);
  const body = at < 0 ? whole : whole.slice(0, at);
  const foot = at < 0 ? "" : whole.slice(at + FOOT.length + 2);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head><body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif"><div style="max-width:36em">${body
    .trim()
    .split(/\n{2,}/)
    .map((words) => paragraph(words, button))
    .join("")}${foot ? below(foot) : ""}</div></body></html>`;
}

const BUTTON =
  "display:inline-block;margin:4px 0;padding:10px 18px;border-radius:8px;background:#3f6b4a;color:#ffffff;text-decoration:none;font-weight:600";

type Named = (url: string, label: string) => string;

const below = (foot: string) =>
  `<div style="margin-top:32px;font-size:14px;opacity:0.8">${foot
    .split(/\n{2,}/)
    .map((words) => paragraph(words, anchor))
    .join("")}</div>`;

function paragraph(text: string, named: Named): string {
  const lines = text.split("\n");
  const parts: string[] = [];
  for (const [index, line] of lines.entries()) {
    const label = lines[index - 1];
    if (isLink(line)) parts.push(label?.endsWith(":") ? named(line, label.slice(0, -1)) : anchor(line));
    else if (!(line.endsWith(":") && isLink(lines[index + 1] ?? ""))) parts.push(inline(line));
  }
  return `<p style="margin:0 0 16px">${parts.join("<br>")}</p>`;
}

const isLink = (line: string) => /^https?:\/\/\S+$/.test(line);
const button: Named = (url, label) => `<a href="${escaped(url)}" style="${BUTTON}">${escaped(label)}</a>`;
const anchor = (url: string, label = url) => `<a href="${escaped(url)}">${escaped(label)}</a>`;
const inline = (line: string) =>
  line
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? anchor(part) : escaped(part)))
    .join("");

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
