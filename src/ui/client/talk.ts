import { Controller } from "@hotwired/stimulus";

/** So near to the end (px) one still counts as being there. */
const AT_END = 40;

/**
 * The window of a conversation. Its styles open it at the end; on a phone the page opens there, too, when there is something
 * new. Here it stays where one reads while pages are refreshed
 * and earlier messages come in above, follows when one is at the end or has just sent something, and tells the server
 * when new messages have been seen.
 */
export class TalkController extends Controller<HTMLElement> {
  static override values = { action: String, upTo: String };
  declare readonly actionValue: string;
  declare readonly upToValue: string;
  #place: { item: Element; top: number } | null = null;
  #last: Element | null = null;
  #seen: IntersectionObserver | undefined;
  #told = "";

  override connect(): void {
    this.#last = this.#items().at(-1) ?? null;
    for (const name of BEFORE) document.addEventListener(name, this.#remember);
    for (const name of AFTER) document.addEventListener(name, this.#stay);
    document.addEventListener("visibilitychange", this.#look);
    document.addEventListener("turbo:load", this.#open, { once: true });
    this.#look();
  }

  override disconnect(): void {
    for (const name of BEFORE) document.removeEventListener(name, this.#remember);
    for (const name of AFTER) document.removeEventListener(name, this.#stay);
    document.removeEventListener("visibilitychange", this.#look);
    document.removeEventListener("turbo:load", this.#open);
    this.#seen?.disconnect();
  }

  /** A page that opens shows what is new, above the box to answer in; one that is refreshed stays where it is. */
  #open = () => {
    if (!this.actionValue || !matchMedia("(max-width: 63.99rem)").matches) return;
    this.element.scrollTop = 0;
    const write = document.getElementById("write") ?? this.element;
    if (write.checkVisibility()) write.scrollIntoView({ block: "nearest", behavior: "instant" });
  };

  upToValueChanged(): void {
    this.#look();
  }

  #items = () => [...this.element.querySelectorAll("li")];
  #topOf = (item: Element) => item.getBoundingClientRect().top - this.element.getBoundingClientRect().top;

  /** The first message that can be seen, and where; none at the end. */
  #remember = () => {
    const item = Math.abs(this.element.scrollTop) < AT_END ? null : this.#items().find((one) => this.#topOf(one) >= 0);
    this.#place = item ? { item, top: this.#topOf(item) } : null;
  };

  #stay = (event: Event) => {
    if ((event as CustomEvent<{ renderMethod?: string }>).detail?.renderMethod === "morph")
      document.removeEventListener("turbo:load", this.#open);
    const last = this.#items().at(-1) ?? null;
    const justSent = last !== this.#last && last?.querySelector(".talk-mine");
    this.#last = last;
    if (this.#place?.item.isConnected && !justSent)
      this.element.scrollTop += this.#topOf(this.#place.item) - this.#place.top;
    else this.element.scrollTop = 0;
    this.#look();
  };

  /** Watches for the last message to come into sight, if there is something new to be read. */
  #look = () => {
    this.#seen?.disconnect();
    const last = this.#items().at(-1);
    if (!last || !this.actionValue || this.upToValue === this.#told || document.hidden) return;
    this.#seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.#tell();
    });
    this.#seen.observe(last);
  };

  #tell() {
    this.#seen?.disconnect();
    this.#told = this.upToValue;
    const body = new URLSearchParams({ upTo: this.#told });
    // The answer would be the page again, which is here already.
    fetch(this.actionValue, { method: "POST", body, redirect: "manual", keepalive: true }).catch(() => {
      this.#told = "";
    });
  }
}

const BEFORE = ["turbo:before-render", "turbo:before-frame-render"];
const AFTER = ["turbo:render", "turbo:frame-render"];
