import { Controller } from "@hotwired/stimulus";
import { isTyping } from "./typing.ts";

/** The left and right arrows follow the links to the one before and the next, unless somebody types or holds another key. */
export class ArrowKeysController extends Controller<HTMLElement> {
  #pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(event.target)) return;
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const link = rel ? this.element.querySelector<HTMLAnchorElement>(`a[rel="${rel}"][href]`) : null;
    if (!link) return;
    event.preventDefault();
    link.click();
  };

  override connect(): void {
    document.addEventListener("keydown", this.#pressed);
  }
  override disconnect(): void {
    document.removeEventListener("keydown", this.#pressed);
  }
}
