import { Controller } from "@hotwired/stimulus";
import { session, navigator as turbo } from "@hotwired/turbo";
import { holdsWhatIsTyped } from "./keep-typed.ts";
import { type Answer, leadsToSignIn } from "./sign-in-again.ts";

const CALM = 300;
/** How long it waits after a refresh that failed, the first time; each further time twice as long, up to half a minute. */
const AGAIN = 1_000;
const AT_MOST = 30_000;

type Answered = CustomEvent<{ fetchResponse?: Answer & { serverError: boolean } }>;

/**
 * Listens for news of this page and asks for it again, morphing what changed. News in quick succession is one refresh;
 * a page nobody looks at, one on its way elsewhere, or one that shows what is wrong with a form waits. A refresh that
 * nobody asked for takes nothing away: while the server or the line is down, or the session is over, the page stays, with
 * all that is typed.
 */
export class StreamController extends Controller<HTMLElement> {
  static override values = { url: String };
  declare readonly urlValue: string;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #visit: unknown;
  #failures = 0;

  override connect(): void {
    if (document.documentElement.hasAttribute("data-turbo-preview")) return;
    this.#source = new EventSource(this.urlValue);
    this.#source.addEventListener("hello", () => this.element.setAttribute("data-stream-state", "open"));
    this.#source.addEventListener("refresh", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#refresh, CALM);
    });
    document.addEventListener("turbo:before-fetch-request", this.#makeWay);
    addEventListener("hashchange", this.#stepAside);
    document.addEventListener("turbo:before-fetch-response", this.#answered);
    document.addEventListener("turbo:fetch-request-error", this.#answered);
  }

  override disconnect(): void {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#refresh);
    document.removeEventListener("turbo:before-fetch-request", this.#makeWay);
    removeEventListener("hashchange", this.#stepAside);
    document.removeEventListener("turbo:before-fetch-response", this.#answered);
    document.removeEventListener("turbo:fetch-request-error", this.#answered);
    this.#source?.close();
    this.element.removeAttribute("data-stream-state");
  }

  #refresh = () => {
    document.removeEventListener("visibilitychange", this.#refresh);
    if (document.hidden) document.addEventListener("visibilitychange", this.#refresh);
    else if (turbo.currentVisit || isSending() || document.querySelector(BUSY)) this.#wait(CALM * 3);
    else {
      this.element.setAttribute("data-stream-state", "open");
      // What Turbo's own refresh does, but now: it waits a while, and what is sent in that while would be broken off.
      session.visit(document.baseURI, { action: "replace", shouldCacheSnapshot: false, refresh: {} });
      this.#visit = turbo.currentVisit;
    }
  };

  #wait(ms: number): void {
    this.element.setAttribute("data-stream-state", "waiting");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#refresh, ms);
  }

  #isRefreshing = () => this.#visit !== undefined && turbo.currentVisit === this.#visit;

  /** What somebody opens or closes beside the list changes the address; a refresh of the old one would take it back. */
  #makeWay = (event: Event) => {
    if ((event.target as Element).localName === "turbo-frame") this.#stepAside();
  };

  /** So does going to another part of the page. */
  #stepAside = () => {
    if (!this.#isRefreshing()) return;
    turbo.stop();
    this.#wait(CALM * 3);
  };

  #answered = (event: Event) => {
    // What a frame or a form asks for has a target of its own.
    if (!this.#isRefreshing() || event.target !== document.documentElement) return;
    const { fetchResponse } = (event as Answered).detail;
    // Whoever has to sign in again is asked when they send what they have typed.
    const away = fetchResponse && leadsToSignIn(fetchResponse) && holdsWhatIsTyped();
    if (fetchResponse && !fetchResponse.serverError && !away) {
      this.#failures = 0;
      return;
    }
    event.preventDefault();
    turbo.stop();
    this.#wait(Math.min(AGAIN * 2 ** this.#failures++, AT_MOST));
  };
}

/**
 * A refresh would break off what is on its way: it would arrive, and still stand in its form. A form's `aria-busy` alone is
 * not to be trusted: a refresh that is being drawn when the form is sent takes it away again.
 */
const isSending = () =>
  UNDERWAY.includes(turbo.formSubmission?.state ?? "") || document.querySelector('form[aria-busy="true"]') !== null;

/** A form that shows what is wrong with it, a question, a part of the page on its way. */
const BUSY = '[aria-invalid="true"], dialog[open], turbo-frame[busy]';
const UNDERWAY = ["requesting", "waiting", "receiving"];
