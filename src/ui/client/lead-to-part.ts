import { session } from "@hotwired/turbo";
import { unfoldAround } from "./open-target.ts";

/**
 * The answer to a form that was sent leads to a part of a page ("…#put-aside"). What follows it for Turbo is not told of
 * the part, so the page that comes says it (`data-part`): it is then in the address, unfolded and in view. A loop's page
 * stays where one stands.
 */
export function leadToPart(): void {
  document.addEventListener("turbo:load", () => {
    const { part } = document.body.dataset;
    delete document.body.dataset.part;
    const target = part && !document.querySelector(".room") ? document.getElementById(part) : null;
    if (!target) return;
    session.history.replace(new URL(`#${part}`, location.href));
    unfoldAround(target);
    target.scrollIntoView();
  });
}
