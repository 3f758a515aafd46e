import { Controller } from "@hotwired/stimulus";
import { isTyping, keysAreOff } from "./typing.ts";

/**
 * Keys on a list of people: j and k go down and up, x chooses, Enter opens, / goes to the search, and a
 * to what can be done with those chosen. They do nothing while somebody types or holds another key, nor for whoever has
 * switched them off.
 */
export class ListKeysController extends Controller<HTMLElement> {
  #pressed = (event: KeyboardEvent) => this.press(event);

  override connect(): void {
    document.addEventListener("keydown", this.#pressed);
  }
  override disconnect(): void {
    document.removeEventListener("keydown", this.#pressed);
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || keysAreOff()) return;
    const act = {
      j: () => this.step(1),
      k: () => this.step(-1),
      x: () => this.choose(),
      "/": () => this.search(),
      a: () => this.act(),
    }[event.key];
    if (act?.()) event.preventDefault();
  }

  private step(by: number): boolean {
    const links = this.rows().flatMap((row) => row.querySelector<HTMLElement>("th a") ?? []);
    const here = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
    const next = links[Math.max(0, here + by)];
    next?.focus();
    next?.closest("tr")?.scrollIntoView({ block: "nearest" });
    return next !== undefined;
  }

  private choose(): boolean {
    const box = document.activeElement?.closest("tbody tr")?.querySelector<HTMLInputElement>(".pick input");
    if (!box || !this.element.contains(box)) return false;
    box.click();
    return true;
  }

  private search(): boolean {
    const field = this.element.querySelector<HTMLInputElement>('input[type="search"]');
    field?.focus();
    return field !== null;
  }

  /** Many rows lie between the last one chosen and the bar. */
  private act(): boolean {
    const first = this.element.querySelector<HTMLElement>(
      ".selection-bar:not([hidden]) :is(button, a[href], summary, select)",
    );
    first?.focus();
    return first !== null;
  }

  private rows(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>("tbody tr")];
  }
}
