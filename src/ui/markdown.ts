import MarkdownIt from "markdown-it";

const SAFE_LINK = /^(https?:\/\/|mailto:)/i;

/**
 * Markdown of a message or a note: emphasis, lists, quotes, code and links, with line breaks as typed. HTML is shown as text.
 * No images, which would tell a stranger when they are read; no headings and tables, which would be another page's.
 */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 }).disable([
  "image",
  "heading",
  "lheading",
  "table",
  "hr",
]);
markdown.validateLink = (href) => SAFE_LINK.test(href.trim());
const openLink = markdown.renderer.rules.link_open;
markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
  tokens[index]?.attrSet("rel", "noopener noreferrer nofollow");
  return openLink ? openLink(tokens, index, options, env, self) : self.renderToken(tokens, index, options);
};

/** What somebody wrote as HTML that can be put into a page as it is. */
export function markdownHtml(body: string): string {
  return markdown.render(body);
}
