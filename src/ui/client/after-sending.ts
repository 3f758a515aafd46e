/** What was sent and taken is no longer typed: its form is empty again and folds up, so that a refresh shows what is new. */
export function tidyAfterSending(): void {
  document.addEventListener("turbo:submit-end", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post" || !(event as CustomEvent<{ success: boolean }>).detail.success) return;
    form.reset();
    form.closest("details")?.removeAttribute("open");
  });
}
