import { Controller } from "@hotwired/stimulus";
import { namedInAddress } from "./open-target.ts";

/**
 * Shows, on a phone, the part of the loop's page that the address names. Without JavaScript `:target` does it; but a
 * page that Turbo brought has no target, and its refresh takes away what stands on the page itself: so the chosen part
 * is kept on the root of the document.
 */
export class RoomController extends Controller<HTMLElement> {
  /** Where something was sent from. Its answer leads back here, but Turbo's does not carry the part. */
  static sentFrom: { path: string; tab: string | undefined; action: string } | null = null;

  override connect(): void {
    const { sentFrom } = RoomController;
    const back = sentFrom && !location.hash ? this.#partOf(sentFrom) : undefined;
    RoomController.sentFrom = null;
    if (back) this.#choose(back);
    else this.#show();
    addEventListener("hashchange", this.#show);
    document.addEventListener("turbo:load", this.#loaded);
    document.addEventListener("turbo:morph", this.#refreshed);
  }

  override disconnect(): void {
    removeEventListener("hashchange", this.#show);
    document.removeEventListener("turbo:load", this.#loaded);
    document.removeEventListener("turbo:morph", this.#refreshed);
    delete document.documentElement.dataset.tab;
  }

  #show = () => {
    const before = document.documentElement.dataset.tab;
    const target = namedInAddress();
    const tab = target?.closest<HTMLElement>(".room [data-tab]")?.dataset.tab;
    this.#choose(tab ?? "conversation");
    // What was said of another part has been read, and would lie over this one.
    if (before && before !== document.documentElement.dataset.tab) document.getElementById("flash")?.replaceChildren();
    if (tab) target?.scrollIntoView();
  };

  #loaded = () => {
    if (location.hash) this.#show();
    else this.#mark();
  };

  #refreshed = () => {
    RoomController.sentFrom = null;
    this.#mark();
  };

  /**
   * The part something was sent from: of this very page; or named by a page below it ("…/goals/new"), or by where a form
   * was sent that came back alone, to be put right, under this page's address.
   */
  #partOf({ path, tab, action }: NonNullable<typeof RoomController.sentFrom>): string | undefined {
    if (path === location.pathname && tab) return tab;
    const below = [path, action].find((one) => one.startsWith(`${location.pathname}/`));
    if (!below) return undefined;
    const part = below.slice(location.pathname.length + 1).split("/")[0] ?? "";
    const panel = document.getElementById(part) ?? document.getElementById(part.replace(/ies$/, "y"));
    return panel?.closest<HTMLElement>(".room [data-tab]")?.dataset.tab;
  }

  #choose(tab: string): void {
    document.documentElement.dataset.tab = tab;
    this.#mark();
  }

  #mark = () => {
    const { tab } = document.documentElement.dataset;
    for (const link of this.element.querySelectorAll<HTMLElement>("[data-to]")) {
      if (link.dataset.to === tab) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
}

/** Remembers from where the last form was sent; the pages below a loop's lead back to it, too. */
export function rememberWhereSent(): void {
  document.addEventListener("turbo:submit-end", (event) => {
    const action = new URL((event.target as HTMLFormElement).getAttribute("action") ?? "", location.href).pathname;
    RoomController.sentFrom = { path: location.pathname, tab: document.documentElement.dataset.tab, action };
  });
}

/**
 * What was sent from a page and leads back to it refreshes it where one stands. To Turbo it would be another page, at
 * whose top one begins, as soon as the address names a part ("#goals").
 */
export function stayWhereSent(): void {
  document.addEventListener("turbo:before-fetch-response", (event) => {
    const form = event.target;
    const { fetchResponse } = (event as CustomEvent<{ fetchResponse: { redirected: boolean; location: URL } }>).detail;
    if (!(form instanceof HTMLFormElement) || form.closest("turbo-frame") || !fetchResponse.redirected) return;
    const { pathname, search } = fetchResponse.location;
    if (pathname === location.pathname && search === location.search) form.dataset.turboAction = "replace";
  });
}
