import { Controller } from "@hotwired/stimulus";

/** It grows no further than a screen. */
const MOST = 20;

/** A text field grows with its words, broken lines counted, too. */
export class AutosizeController extends Controller<HTMLTextAreaElement> {
  override connect(): void {
    this.element.addEventListener("input", this.#grow);
    this.#grow();
  }
  override disconnect(): void {
    this.element.removeEventListener("input", this.#grow);
  }
  #grow = () => {
    const { element } = this;
    while (element.rows < MOST && element.scrollHeight > element.clientHeight) element.rows++;
  };
}
