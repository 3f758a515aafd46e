import { Controller } from "@hotwired/stimulus";

/** Takes the focus when it appears: what is wrong with a form is read first. */
export class FocusController extends Controller<HTMLElement> {
  override connect(): void {
    this.element.focus();
  }
}
