import { Controller } from "@hotwired/stimulus";

type Sent = CustomEvent<{ success: boolean; formSubmission: { submitter?: HTMLElement } }>;

/** Closes an open menu when one presses elsewhere, leaves it, presses Escape, or has sent what was chosen in it. */
export class MenuController extends Controller<HTMLDetailsElement> {
  override connect(): void {
    document.addEventListener("click", this.#elsewhere);
    document.addEventListener("turbo:submit-end", this.#sent);
    this.element.addEventListener("keydown", this.#escape);
    this.element.addEventListener("focusout", this.#left);
  }

  override disconnect(): void {
    document.removeEventListener("click", this.#elsewhere);
    document.removeEventListener("turbo:submit-end", this.#sent);
    this.element.removeEventListener("keydown", this.#escape);
    this.element.removeEventListener("focusout", this.#left);
  }

  #elsewhere = (event: Event) => {
    if (!this.element.contains(event.target as Node)) this.element.open = false;
  };

  /** By one of its own buttons: the form may be around the menu, with the rows of a list. Its words are no longer typed. */
  #sent = (event: Event) => {
    const { success, formSubmission } = (event as Sent).detail;
    if (!success || !formSubmission.submitter || !this.element.contains(formSubmission.submitter)) return;
    this.element.open = false;
    for (const field of this.element.querySelectorAll("input"))
      if (field.type === "text") field.value = field.defaultValue;
  };

  #escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !this.element.open) return;
    this.element.open = false;
    this.element.querySelector("summary")?.focus();
  };

  #left = (event: FocusEvent) => {
    if (event.relatedTarget && !this.element.contains(event.relatedTarget as Node)) this.element.open = false;
  };
}
