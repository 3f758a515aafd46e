import { Controller } from "@hotwired/stimulus";

/** A button that prints; without a script it is not there, and the browser's own menu is. */
export class PrintController extends Controller<HTMLElement> {
  override connect(): void {
    this.element.hidden = false;
  }
  print(): void {
    window.print();
  }
}
