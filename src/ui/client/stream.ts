import { Controller } from "@hotwired/stimulus";
import { session, navigator as turbo } from "@hotwired/turbo";

const CALM = 300;

/**
 * Listens for news of this page and asks for it again, morphing what changed. News in quick succession is one refresh;
 * a page nobody looks at, one on its way elsewhere, or one that shows what is wrong with a form waits.
 */
export class StreamController extends Controller<HTMLElement> {
  static override values = { url: String };
  declare readonly urlValue: string;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connect(): void {
    if (document.documentElement.hasAttribute("data-turbo-preview")) return;
    this.#source = new EventSource(this.urlValue);
    this.#source.addEventListener("hello", () => this.element.setAttribute("data-stream-state", "open"));
    this.#source.addEventListener("refresh", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#refresh, CALM);
    });
  }

  override disconnect(): void {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#refresh);
    this.#source?.close();
    this.element.removeAttribute("data-stream-state");
  }

  #refresh = () => {
    document.removeEventListener("visibilitychange", this.#refresh);
    if (document.hidden) document.addEventListener("visibilitychange", this.#refresh);
    else if (
      turbo.currentVisit ||
      document.querySelector('[aria-invalid="true"], form[aria-busy="true"], dialog[open]')
    )
      this.#timer = setTimeout(this.#refresh, CALM * 3);
    else session.refresh(document.baseURI);
  };
}
