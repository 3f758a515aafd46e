/** An address that names a part of a page leads to it unfolded: the form that starts the next step is there at once. */
export function openTarget(): void {
  const open = () => {
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target) return;
    const folded =
      target.closest("details") ?? [...target.querySelectorAll("details")].find((one) => one.querySelector("form"));
    if (!folded || folded.open) return;
    folded.open = true;
    target.scrollIntoView();
  };
  document.addEventListener("turbo:load", open);
  window.addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.('a[href*="#"]') as HTMLAnchorElement | null;
    // The same fragment again is no hashchange.
    if (link && link.hash === location.hash && link.pathname === location.pathname) setTimeout(open);
  });
}
