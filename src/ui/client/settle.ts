import { Controller } from "@hotwired/stimulus";

/** Lets a stone settle the first time it is seen on this device, and never again. */
export class SettleController extends Controller<Element> {
  static override targets = ["stone"];
  static override values = { key: String };
  declare readonly stoneTargets: Element[];
  declare readonly keyValue: string;

  override connect(): void {
    const key = `settled:${this.keyValue}`;
    if (localStorage.getItem(key)) return;
    localStorage.setItem(key, "1");
    for (const stone of this.stoneTargets) stone.classList.add("settle");
    this.element.addEventListener("turbo:before-morph-attribute", this.#stay);
  }

  override disconnect(): void {
    this.element.removeEventListener("turbo:before-morph-attribute", this.#stay);
  }

  /** A refresh in the midst of it would stop it: the server does not know that it settles. */
  #stay = (event: Event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    if (attributeName === "class" && (event.target as Element).classList.contains("settle")) event.preventDefault();
  };
}
