import { Controller } from "@hotwired/stimulus";

/** Closes an open menu when one presses elsewhere, leaves it, or presses Escape. */
export class MenuController extends Controller<HTMLDetailsElement> {
  override connect(): void {
    document.addEventListener("click", this.#elsewhere);
    this.element.addEventListener("keydown", this.#escape);
    this.element.addEventListener("focusout", this.#left);
  }

  override disconnect(): void {
    document.removeEventListener("click", this.#elsewhere);
    this.element.removeEventListener("keydown", this.#escape);
    this.element.removeEventListener("focusout", this.#left);
  }

  #elsewhere = (event: Event) => {
    if (!this.element.contains(event.target as Node)) this.element.open = false;
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
