import { Controller } from "@hotwired/stimulus";
import { unfoldAround } from "./open-target.ts";

/** In the form that was sent: its address, and the field that had the focus. The page that comes gives it back. */
let left: { action: string; name: string } | null = null;

/**
 * Sends a form of filters as soon as one is changed. With keys one passes other choices on the way: then it waits for
 * Enter, or until the field is left. The cursor stays in the filters. An empty filter is none, and not in the address.
 */
export class AutosubmitController extends Controller<HTMLFormElement> {
  /** Changed by a key that may be one of several. */
  #passing = false;
  #changed = false;

  override connect(): void {
    this.element.addEventListener("change", this.#change);
    this.element.addEventListener("keydown", this.#key);
    this.element.addEventListener("pointerdown", this.#press);
    this.element.addEventListener("focusout", this.#leave);
    if (this.element.matches(".filters")) this.element.addEventListener("formdata", this.#leaveOut);
    document.addEventListener("turbo:before-render", this.#remember);
    const field = left?.action === this.element.action ? this.#field(left.name) : null;
    if (field) unfoldAround(field);
    field?.focus({ preventScroll: true });
    left = null;
  }
  override disconnect(): void {
    document.removeEventListener("turbo:before-render", this.#remember);
  }

  #change = () => {
    this.#changed = true;
    if (!this.#passing) this.#send();
  };

  #key = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (key === "Tab" || key === "Shift") return;
    if (key === "Enter" && target instanceof HTMLSelectElement && this.#changed) {
      event.preventDefault();
      this.#send();
    }
    // Space and Enter open a list, and what is chosen there is meant; else the choices go by.
    this.#passing = isPassed(target) && key !== "Enter" && key !== " ";
  };

  #press = () => {
    this.#passing = false;
  };

  #leave = () => {
    if (this.#changed && this.#passing) this.#send();
  };

  #send(): void {
    this.#changed = false;
    this.element.requestSubmit();
  }

  #leaveOut = ({ formData }: FormDataEvent) => {
    for (const name of new Set(formData.keys()))
      if (formData.getAll(name).every((value) => value === "")) formData.delete(name);
  };

  #remember = () => {
    const field = document.activeElement?.closest<HTMLInputElement | HTMLSelectElement>("input, select");
    if (field && this.element.contains(field)) left = { action: this.element.action, name: field.name };
  };

  #field(name: string): HTMLElement | null {
    return name === "" ? null : this.element.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  }
}

const isPassed = (target: EventTarget | null) =>
  target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && /^(number|date)$/.test(target.type));
