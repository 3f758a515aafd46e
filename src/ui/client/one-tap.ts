import { Controller } from "@hotwired/stimulus";

const SIGNS = ["pointermove", "pointerdown", "touchstart", "keydown", "scroll"] as const;

/**
 * What was chosen in a mail is sent by itself, at the first sign that a person looks at the page: a scanner of mails that
 * opens every link of it moves no finger. The form stays, to choose otherwise or to add words.
 */
export class OneTapController extends Controller<HTMLFormElement> {
  static override targets = ["noted"];
  static override values = { words: String, send: String };
  declare readonly notedTarget: HTMLElement;
  declare readonly wordsValue: string;
  /** What is sent ("answer=no"), where it is no rating that stands chosen. */
  declare readonly sendValue: string;

  override connect(): void {
    for (const sign of SIGNS) addEventListener(sign, this.#send, { passive: true });
  }
  override disconnect(): void {
    for (const sign of SIGNS) removeEventListener(sign, this.#send);
  }

  #send = async (event: Event) => {
    this.disconnect();
    // A press on the form itself is somebody about to answer: their button sends it.
    if (!event.isTrusted || (event.type !== "pointermove" && this.element.contains(event.target as Node))) return;
    const rating = new FormData(this.element).get("rating") ?? "";
    const body = new URLSearchParams(this.sendValue || (rating ? { rating: String(rating) } : ""));
    if (body.size === 0) return;
    const answer = await fetch(this.element.action, { method: "POST", body });
    if (answer.ok) this.notedTarget.textContent = this.wordsValue.replace("{rating}", String(rating));
  };
}
