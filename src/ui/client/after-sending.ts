import { config } from "@hotwired/turbo";

type Sent = {
  button: HTMLElement;
  form: HTMLFormElement;
  /** What it stands in, the nearest first. */
  around: string[];
  paths: string[];
  byKeyboard: boolean;
};
type Started = CustomEvent<{ formSubmission: { submitter?: HTMLElement } }>;
type Ended = CustomEvent<{ success: boolean }>;

/**
 * What was sent and taken is no longer typed: its form is empty again and folds up, so that a refresh shows what is new. What
 * was said of the last thing goes when the next one is sent.
 */
export function tidyAfterSending(): void {
  document.addEventListener("turbo:submit-start", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post") return;
    document.getElementById("flash")?.replaceChildren();
    for (const field of fieldsOf(form)) onTheirWay.set(field, field.value);
  });
  document.addEventListener("turbo:submit-end", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post" || !(event as Ended).detail.success) return;
    if (emptied(form)) return;
    const fold = form.closest("details");
    if (!fold) return;
    // What is folded away cannot keep the focus; what unfolds it can.
    if (fold.contains(document.activeElement)) fold.querySelector("summary")?.focus({ preventScroll: true });
    fold.removeAttribute("open");
  });
}

/** What stood in each field when its form was sent. */
const onTheirWay = new WeakMap<HTMLTextAreaElement | HTMLInputElement, string>();

const fieldsOf = (form: HTMLFormElement) =>
  form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, input[type=text]");

/**
 * Takes away what was sent; what was typed while it was on its way stays, and true is the answer. The next message begins
 * with what was added to the last one; other words are written on where they stand.
 */
function emptied(form: HTMLFormElement): boolean {
  const since = [...fieldsOf(form)].flatMap((field) => {
    const sent = onTheirWay.get(field);
    if (sent === undefined || field.value === sent) return [];
    const added = field.name === "message" && field.value.startsWith(sent);
    return [{ field, words: added ? field.value.slice(sent.length).trimStart() : field.value }];
  });
  form.reset();
  for (const { field, words } of since) {
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return since.some(({ words }) => words !== "");
}

/**
 * Who sends something without a mouse goes on from there: at the button, or at what stands in its place now. A button that
 * is disabled while it is on its way would lose the focus, and one that is gone after it leaves it to the whole page.
 */
export function keepPlaceAfterSending(): void {
  config.forms.submitter = "aria-disabled";
  let sent: Sent | null = null;
  let taken = false;
  document.addEventListener("turbo:submit-start", (event) => {
    const form = event.target as HTMLFormElement;
    const button = (event as Started).detail.formSubmission.submitter ?? form;
    const around: string[] = [];
    for (let one = button.parentElement?.closest("[id]"); one; one = one.parentElement?.closest("[id]") ?? null)
      around.push(one.id);
    const action = new URL(form.getAttribute("action") ?? "", location.href).pathname;
    const byKeyboard = document.activeElement?.matches(":focus-visible") ?? false;
    sent = { button, form, around, paths: [location.pathname, action], byKeyboard };
    taken = false;
  });
  document.addEventListener("turbo:submit-end", (event) => {
    taken = (event as Ended).detail.success;
  });
  document.addEventListener("turbo:load", () => {
    // A refresh that was just being drawn is not the answer.
    const from = taken ? sent : null;
    taken = false;
    const place = from && placeAfter(from);
    if (!place) return;
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus({ preventScroll: !from.byKeyboard });
  });
  // The server knows nothing of what was lent, and a refresh would take it away, and the focus with it.
  document.addEventListener("turbo:before-morph-attribute", (event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    if (attributeName === "tabindex" && event.target === document.activeElement) event.preventDefault();
  });
}

/** Where one goes on after sending; null where the focus is well already. */
function placeAfter({ button, form, around, paths, byKeyboard }: Sent): HTMLElement | null {
  if (byKeyboard && form.isConnected && form.matches("[data-controller~=draft]")) {
    const field = form.querySelector<HTMLElement>("textarea");
    if (field?.checkVisibility()) return field;
  }
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body && activeElement.checkVisibility()) return null;
  if (button.isConnected && button.checkVisibility()) return button;
  const below = paths.find((path) => path.startsWith(`${location.pathname}/`));
  const part = below?.slice(location.pathname.length + 1).split("/")[0];
  for (const id of [...around, part ?? ""].filter((one) => one !== "content")) {
    const place = startOf(document.getElementById(id));
    if (place) return place;
  }
  return startOf(document.querySelector(".room"));
}

/** The heading of a part; of something small what can be done with it. */
function startOf(part: HTMLElement | null): HTMLElement | null {
  if (!part) return null;
  const inside = part.matches("li, form, dialog") ? "a[href], button, summary" : "h1, h2, h3";
  return [...part.querySelectorAll<HTMLElement>(inside)].find((one) => one.checkVisibility()) ?? null;
}
