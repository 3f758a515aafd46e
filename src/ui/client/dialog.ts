import { Controller } from "@hotwired/stimulus";

/** Opens and closes a native dialog: on the link that asks for it, and on the dialog itself. */
export class DialogController extends Controller<HTMLElement> {
  static override values = { id: String };
  declare readonly idValue: string;

  open(): void {
    const asked = document.getElementById(this.idValue);
    if (asked instanceof HTMLDialogElement && !asked.open) asked.showModal();
  }

  close(): void {
    if (!(this.element instanceof HTMLDialogElement)) return;
    if (this.element.open) this.element.close();
    else location.hash = "content";
  }
}
