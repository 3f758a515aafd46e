import { Controller } from "@hotwired/stimulus";
import { session } from "@hotwired/turbo";

/** Listens for news of this page and asks for it again, morphing what changed. At most once in a third of a second. */
export class StreamController extends Controller<HTMLElement> {
  static override values = { url: String };
  declare readonly urlValue: string;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connect(): void {
    this.#source = new EventSource(this.urlValue);
    this.#source.addEventListener("hello", () => this.element.setAttribute("data-stream-state", "open"));
    this.#source.addEventListener("refresh", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => session.refresh(document.baseURI), 300);
    });
  }

  override disconnect(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.element.removeAttribute("data-stream-state");
  }
}
