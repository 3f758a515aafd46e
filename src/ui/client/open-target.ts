/**
 * An address that names a part of a page leads to it unfolded: the form that starts the next step is there at once, and
 * the words can be typed. Not after something was sent, when its form has folded up; nor by a link that only looks
 * there (`data-look`).
 */
export function openTarget(): void {
  let stay = false;
  const open = () => {
    const staying = stay;
    stay = false;
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    // The whole content is where the skip link leads: it is read from its beginning.
    if (!target || staying || target.localName === "main") return;
    const folded = foldedAround(target);
    for (const one of folded) one.open = true;
    if (folded.length > 0) target.scrollIntoView();
    firstField(target)?.focus({ preventScroll: folded.length > 0 });
  };
  document.addEventListener("turbo:submit-end", (event) => {
    stay = (event as CustomEvent<{ success: boolean }>).detail.success;
  });
  // A refresh brings what is new into the page that is there already; who reads it stays where they are.
  document.addEventListener("turbo:render", (event) => {
    if ((event as CustomEvent<{ renderMethod: string }>).detail.renderMethod === "morph") stay = true;
  });
  document.addEventListener("turbo:load", open);
  window.addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.('a[href*="#"]') as HTMLAnchorElement | null;
    if (link) stay = link.closest("[data-look]") !== null;
    // The same fragment again is no hashchange.
    if (link && link.hash === location.hash && link.pathname === location.pathname) setTimeout(open);
  });
}

/** Those that must be open for the target to be seen; else the one in it with a form. */
function foldedAround(target: Element): HTMLDetailsElement[] {
  const around: HTMLDetailsElement[] = [];
  for (let one = target.closest("details"); one; one = one.parentElement?.closest("details") ?? null) around.push(one);
  const inside = [...target.querySelectorAll<HTMLDetailsElement>("details:not([data-keep-folded])")].find((one) =>
    one.querySelector("form"),
  );
  return (around.length > 0 || !inside ? around : [inside]).filter((one) => !one.open);
}

/** What to fill in first, where the target is (or holds) a form to write in; a whole part of the page is only read. */
function firstField(target: Element): HTMLElement | null {
  if (target.querySelectorAll("form").length !== 1) return null;
  return target.querySelector<HTMLElement>(
    "textarea, select, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])",
  );
}
