import { Controller } from "@hotwired/stimulus";

/** Keeps what is typed into a form on this device until it has been sent. */
export class DraftController extends Controller<HTMLFormElement> {
  #key = "";

  override connect(): void {
    this.#key = `draft:${this.element.action}`;
    const kept = JSON.parse(sessionStorage.getItem(this.#key) ?? "{}") as Record<string, string>;
    for (const field of this.#fields())
      if (kept[field.name] && field.value === "") field.value = kept[field.name] as string;
    this.element.addEventListener("input", this.#keep);
    this.element.addEventListener("turbo:submit-end", this.#sent);
  }

  override disconnect(): void {
    this.element.removeEventListener("input", this.#keep);
    this.element.removeEventListener("turbo:submit-end", this.#sent);
  }

  #fields(): (HTMLTextAreaElement | HTMLInputElement)[] {
    return [
      ...this.element.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(
        "textarea[name], input[type=text][name]",
      ),
    ];
  }

  #keep = () => {
    const values = Object.fromEntries(this.#fields().map((field) => [field.name, field.value]));
    sessionStorage.setItem(this.#key, JSON.stringify(values));
  };

  #sent = (event: Event) => {
    if (!(event as CustomEvent<{ success: boolean }>).detail.success) return;
    sessionStorage.removeItem(this.#key);
    this.element.reset();
  };
}
