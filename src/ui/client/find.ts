import { Controller } from "@hotwired/stimulus";
import { visit } from "@hotwired/turbo";
import { isTyping, keysAreOff } from "./typing.ts";

const CALM = 90;

/**
 * Finds from everywhere: Ctrl K (or ⌘ K) opens the field, the server draws the choices, arrow keys go through them
 * and Enter opens one, while the cursor stays in the field. `?` shows all keys, unless such keys are switched off.
 */
export class FindController extends Controller<HTMLElement> {
  static override targets = ["dialog", "field", "list", "keys", "keyList"];
  static override values = { url: String, keys: String };
  declare readonly dialogTarget: HTMLDialogElement;
  declare readonly fieldTarget: HTMLInputElement;
  declare readonly listTarget: HTMLElement;
  declare readonly keysTarget: HTMLDialogElement;
  declare readonly keyListTarget: HTMLElement;
  declare readonly urlValue: string;
  declare readonly keysValue: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;
  /** What the choices that are shown were asked for; null: they are on their way. */
  #shown: string | null = null;
  /** Enter was pressed before the choices had come. */
  #goOn = false;

  override connect(): void {
    document.addEventListener("keydown", this.#pressed);
    // A page that one comes back to was left with what was open then.
    for (const dialog of [this.dialogTarget, this.keysTarget]) if (dialog.open) dialog.close();
  }
  override disconnect(): void {
    document.removeEventListener("keydown", this.#pressed);
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  open(): void {
    if (this.dialogTarget.open) return;
    this.keysTarget.close();
    this.fieldTarget.value = "";
    this.listTarget.replaceChildren();
    this.dialogTarget.showModal();
    this.fieldTarget.focus();
    this.#load();
  }

  close(): void {
    this.dialogTarget.close();
  }

  /** A press beside a dialog closes it. */
  outside({ target, currentTarget }: Event): void {
    if (target === currentTarget) (target as HTMLDialogElement).close();
  }

  ask(): void {
    clearTimeout(this.#timer);
    this.#goOn = false;
    this.#shown = null;
    this.#timer = setTimeout(() => this.#load(), CALM);
  }

  press(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || event.isComposing) return;
    event.preventDefault();
    const options = this.#options();
    const here = options.findIndex((option) => option.ariaSelected === "true");
    this.#choose(options[(here + by + options.length) % options.length]);
  }

  /** Goes to what is chosen; as soon as it is known, where somebody is quicker than the answer. */
  go(): void {
    this.#goOn = this.#shown !== this.fieldTarget.value;
    if (this.#goOn) return;
    const chosen = this.#options().find((option) => option.ariaSelected === "true");
    // Turbo or the browser, as that link wants it.
    chosen?.click();
  }

  #options = () => [...this.listTarget.querySelectorAll<HTMLAnchorElement>("[role=option]")];

  #choose(chosen: HTMLElement | undefined): void {
    for (const option of this.#options()) option.ariaSelected = String(option === chosen);
    this.fieldTarget.ariaExpanded = String(chosen !== undefined);
    this.fieldTarget.setAttribute("aria-activedescendant", chosen?.id ?? "");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  async #load(): Promise<void> {
    this.#request?.abort();
    this.#request = new AbortController();
    this.#shown = null;
    const typed = this.fieldTarget.value;
    const query = new URLSearchParams({ q: typed });
    try {
      const answer = await fetch(`${this.urlValue}?list&${query}`, { signal: this.#request.signal });
      const choices = await answer.text();
      // Signed out meanwhile, or out of the program: the page says so.
      if (answer.redirected || !answer.ok) return visit(`${this.urlValue}?${query}`);
      this.listTarget.innerHTML = choices;
      this.#choose(this.#options()[0]);
      this.#shown = typed;
      if (this.#goOn) this.go();
    } catch (error) {
      if ((error as Error).name !== "AbortError") this.listTarget.textContent = "There is no connection.";
    }
  }

  #pressed = (event: KeyboardEvent) => {
    const asks = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (asks && event.key.toLowerCase() === "k") {
      event.preventDefault();
      if (this.dialogTarget.open) this.close();
      else this.open();
    } else if (event.key === "?" && !asks && !isTyping(event.target) && !keysAreOff()) {
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      void this.#showKeys();
    }
  };

  async #showKeys(): Promise<void> {
    const answer = await fetch(`${this.keysValue}?list`).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    this.keyListTarget.innerHTML = await answer.text();
    if (!document.querySelector("dialog[open]")) this.keysTarget.showModal();
  }
}
