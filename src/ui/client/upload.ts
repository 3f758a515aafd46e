import { Controller } from "@hotwired/stimulus";

/** Says of a file that it is too large before a phone has sent it for minutes, and lets go of those that were refused. */
export class UploadController extends Controller<HTMLElement> {
  static override targets = ["field", "problem"];
  static override values = { most: Number, words: String };
  declare readonly fieldTarget: HTMLInputElement;
  declare readonly problemTarget: HTMLElement;
  declare readonly mostValue: number;
  declare readonly wordsValue: string;

  #form: HTMLFormElement | null = null;

  override connect(): void {
    this.#form = this.fieldTarget.form;
    this.#form?.addEventListener("reset", this.#reset);
    document.addEventListener("turbo:before-render", this.#refused);
  }
  override disconnect(): void {
    this.#form?.removeEventListener("reset", this.#reset);
    document.removeEventListener("turbo:before-render", this.#refused);
  }

  /** Files that were not taken are not sent again; those that were not at fault stay chosen. */
  #refused = (event: Event) => {
    const { newBody } = (event as CustomEvent<{ newBody: HTMLElement }>).detail;
    if (newBody.querySelector(`#${this.fieldTarget.id}-error`)) this.fieldTarget.value = "";
  };

  #reset = () => {
    this.problemTarget.hidden = true;
    this.element.closest("details")?.removeAttribute("open");
  };

  check(): void {
    const files = [...(this.fieldTarget.files ?? [])];
    const large = files.filter((file) => file.size > this.mostValue);
    this.problemTarget.hidden = large.length === 0;
    this.problemTarget.textContent = large.map((file) => `${file.name} ${this.wordsValue}`).join(" ");
    if (large.length === 0) return;
    // Those that fit stay chosen.
    const fitting = new DataTransfer();
    for (const file of files) if (!large.includes(file)) fitting.items.add(file);
    this.fieldTarget.files = fitting.files;
  }
}
