import { session } from "@hotwired/turbo";

/**
 * To go to another part of the page one is on, by a link or by "back", is the browser's own affair. To Turbo it would be a
 * visit: the page is asked for again, and what stands in its place is another page, without what was unfolded or begun on
 * this one.
 */
export function stayWithinPage(): void {
  document.addEventListener("turbo:click", (event) => {
    const to = new URL((event as CustomEvent<{ url: string }>).detail.url, location.href);
    if (to.hash && isSamePage(to, location)) event.preventDefault();
  });
  const { history } = session;
  const popped = history.onPopState;
  history.stop();
  history.onPopState = (event) => {
    if (isSamePage(history.location, location)) history.replace(new URL(location.href));
    else popped(event);
  };
  history.start();
}

const isSamePage = (one: URL | Location, other: URL | Location) =>
  one.pathname === other.pathname && one.search === other.search;
