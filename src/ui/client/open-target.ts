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
    const target = namedInAddress();
    // The whole content is where the skip link leads: it is read from its beginning.
    if (!target || staying || target.localName === "main") return;
    const unfolded = unfoldAround(target) || unfold(withForm(target));
    if (unfolded) target.scrollIntoView();
    firstField(target)?.focus({ preventScroll: unfolded });
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

/** The part of the page that the address names; one that was cut in two on its way ("#100%") names none. */
export function namedInAddress(): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

/** Opens what must be open for the target to be seen; says whether anything was folded. */
export function unfoldAround(target: Element): boolean {
  const around = target.closest("details");
  if (!around) return false;
  const outside = around.parentElement ? unfoldAround(around.parentElement) : false;
  return unfold(around) || outside;
}

function unfold(one: HTMLDetailsElement | undefined): boolean {
  if (!one || one.open) return false;
  one.open = true;
  return true;
}

/** In a target that nothing folds away: what holds the form. */
function withForm(target: Element): HTMLDetailsElement | undefined {
  if (target.closest("details")) return undefined;
  return [...target.querySelectorAll<HTMLDetailsElement>("details:not([data-keep-folded])")].find((one) =>
    one.querySelector("form"),
  );
}

/** What to fill in first, where the target is (or holds) a form to write in; a whole part of the page is only read. */
function firstField(target: Element): HTMLElement | null {
  if (target.querySelectorAll("form").length !== 1) return null;
  return target.querySelector<HTMLElement>(
    "textarea, select, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])",
  );
}
