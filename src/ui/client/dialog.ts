import { Controller } from "@hotwired/stimulus";

/** Opens and closes a native dialog: on the link that asks for it, and on the dialog itself, whose form was answered. */
export class DialogController extends Controller<HTMLElement> {
  static override values = { id: String };
  declare readonly idValue: string;

  override connect(): void {
    this.element.addEventListener("turbo:submit-end", this.#sent);
  }
  override disconnect(): void {
    this.element.removeEventListener("turbo:submit-end", this.#sent);
  }

  open(): void {
    const asked = document.getElementById(this.idValue);
    if (asked instanceof HTMLDialogElement && !asked.open) asked.showModal();
  }

  close(): void {
    if (!(this.element instanceof HTMLDialogElement)) return;
    if (this.element.open) this.element.close();
    else location.hash = "content";
  }

  #sent = () => {
    if (this.element instanceof HTMLDialogElement && this.element.open) this.element.close();
  };
}
