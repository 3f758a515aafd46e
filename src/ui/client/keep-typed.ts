type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type BeforeMorph = CustomEvent<{ newElement?: Element }>;

/**
 * A refresh must not take away what somebody is typing, has chosen or has opened: such fields stay as they are, and so
 * do sentences that are to be read until the next page (`data-keep`), and what must not be touched at all (`data-stay`).
 */
export function keepWhatIsTyped(): void {
  document.addEventListener("turbo:before-render", (event) => {
    const { newBody } = (event as CustomEvent<{ newBody: HTMLElement }>).detail;
    // Somebody else has signed in here since: what the one before them typed is not theirs to send.
    if (newBody.dataset.owner !== document.body.dataset.owner) for (const form of document.forms) form.reset();
  });
  document.addEventListener("turbo:before-morph-element", (event) => {
    const element = event.target as HTMLElement;
    const fresh = (event as BeforeMorph).detail.newElement;
    if (element instanceof HTMLDetailsElement && element.open && fresh instanceof HTMLDetailsElement) fresh.open = true;
    // Asked for while the refresh was on its way; one that was answered is closed by then.
    if (element instanceof HTMLDialogElement && element.open) event.preventDefault();
    if (element.matches("[data-stay]") || (element.matches("[data-keep]") && !fresh)) event.preventDefault();
    if (isField(element) && isSame(element, fresh) && (element === document.activeElement || isDirty(element))) {
      event.preventDefault();
      if (fresh) sayWhatIsWrong(element, fresh);
    }
  });
}

/** Does this page hold anything that was typed or chosen and not yet sent? */
export const holdsWhatIsTyped = () =>
  [...document.querySelectorAll("input, textarea, select")].some((one) => isDirty(one as Field));

/** What is typed stays; that it cannot be taken, and where it says why, is news. */
function sayWhatIsWrong(field: Field, fresh: Element): void {
  for (const name of ["aria-invalid", "aria-describedby"]) {
    const value = fresh.getAttribute(name);
    if (value === null) field.removeAttribute(name);
    else field.setAttribute(name, value);
  }
}

const isField = (element: Element): element is Field => element.matches("input, textarea, select");

/** A box that would now stand for another person is another box: what was chosen must not jump from one to the other. */
function isSame(field: Field, fresh: Element | undefined): boolean {
  if (!fresh || !isField(fresh) || fresh.name !== field.name) return false;
  return !isBox(field) || fresh.value === field.value;
}

const isBox = (field: Field) => field.type === "checkbox" || field.type === "radio";

function isDirty(field: Field): boolean {
  if (field instanceof HTMLSelectElement)
    return [...field.options].some((option) => option.selected !== option.defaultSelected) && field.selectedIndex > 0;
  if (isBox(field)) return (field as HTMLInputElement).checked !== (field as HTMLInputElement).defaultChecked;
  return field.type !== "hidden" && field.value !== field.defaultValue;
}
