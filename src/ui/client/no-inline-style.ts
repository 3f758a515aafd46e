/**
 * Turbo brings the looks of its progress bar as an inline style when it is loaded, which our policy forbids and the
 * console would report on every page. Ours are in base.css; so its one style is dropped. Must be imported before Turbo.
 */
const { head } = document;
head.insertBefore = <T extends Node>(node: T, before: Node | null): T => {
  const isTurbos = node instanceof HTMLStyleElement && node.textContent.includes("turbo-progress-bar");
  if (!isTurbos) return Node.prototype.insertBefore.call(head, node, before) as T;
  Reflect.deleteProperty(head, "insertBefore");
  return node;
};
