import { readFileSync } from "node:fs";
import { join } from "node:path";
import markdownIt from "markdown-it";
import type { Role } from "../../milestones/activity.ts";

export type Guide = { html: string; sections: ReadonlyMap<string, string> };
export type Guides = Record<Role, Guide>;

/** Both guides as HTML; each section can be led to by its id, and is called by its heading. */
export function loadGuides(folder: string): Guides {
  const guide = (role: Role) => renderGuide(readFileSync(join(folder, `${role}.en.md`), "utf8"), role);
  return { mentor: guide("mentor"), mentee: guide("mentee") };
}

function renderGuide(text: string, role: Role): Guide {
  const markdown = markdownIt({ html: false, typographer: true });
  const tokens = markdown.parse(text, {});
  const sections = new Map<string, string>();
  tokens.forEach((token, index) => {
    if (token.type !== "heading_open" || token.tag !== "h2") return;
    const heading = tokens[index + 1]?.content ?? "";
    const id = `${role}-${heading.toLowerCase().replace(/[^a-z]+/g, "-")}`;
    token.attrSet("id", id);
    sections.set(id, heading);
  });
  return { html: markdown.renderer.render(tokens, markdown.options, {}), sections };
}
