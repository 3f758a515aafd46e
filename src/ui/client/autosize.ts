import { Controller } from "@hotwired/stimulus";

/** A text field grows with its words. */
export class AutosizeController extends Controller<HTMLTextAreaElement> {
  override connect(): void {
    this.element.addEventListener("input", this.#grow);
  }
  override disconnect(): void {
    this.element.removeEventListener("input", this.#grow);
  }
  #grow = () => {
    const lines = Math.min(16, this.element.value.split("\n").length + 1);
    if (this.element.rows < lines) this.element.rows = lines;
  };
}
