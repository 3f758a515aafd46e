import { Controller } from "@hotwired/stimulus";

/** Sends a form of filters as soon as one is changed. */
export class AutosubmitController extends Controller<HTMLFormElement> {
  override connect(): void {
    this.element.addEventListener("change", this.#send);
  }
  override disconnect(): void {
    this.element.removeEventListener("change", this.#send);
  }
  #send = () => this.element.requestSubmit();
}
