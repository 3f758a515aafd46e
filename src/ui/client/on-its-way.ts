type Submission = {
  state: string;
  isSafe: boolean;
  formElement: HTMLFormElement;
  fetchRequest: { url: URL; fetchOptions: { signal?: AbortSignal; headers: Record<string, string> } };
};
type Started = CustomEvent<{ formSubmission: Submission }>;
type Answered = CustomEvent<{ fetchResponse: { location: URL } }>;
type Ended = CustomEvent<{ formSubmission: Submission; error?: Error }>;

const underWay = new Set<Submission>();

/**
 * What was sent goes its whole way, wherever its sender goes meanwhile: Turbo would break it off, and they would believe
 * that it arrived. It says whom its page was shown to, as somebody else may have signed in since. What does not get
 * through is said: Turbo keeps that to itself.
 */
export function seeItThrough(): void {
  document.addEventListener("turbo:submit-start", (event) => {
    const { formSubmission } = (event as Started).detail;
    if (formSubmission.isSafe) return;
    underWay.add(formSubmission);
    const { fetchOptions } = formSubmission.fetchRequest;
    delete fetchOptions.signal;
    const { owner } = document.body.dataset;
    if (owner) fetchOptions.headers["X-Shown-To"] = owner;
  });
  document.addEventListener("turbo:before-cache", leaveNothingBusy);
  document.addEventListener("turbo:before-fetch-response", (event) => {
    const { href } = (event as Answered).detail.fetchResponse.location;
    // What is wrong with a form that was left must not take the place of the page they are on now.
    const left = [...underWay].some(
      ({ state, fetchRequest }) => state === "stopping" && fetchRequest.url.href === href,
    );
    if (left) event.preventDefault();
  });
  document.addEventListener("turbo:submit-end", (event) => {
    const { formSubmission, error } = (event as Ended).detail;
    underWay.delete(formSubmission);
    if (error) sayThatItDidNot();
    if (formSubmission.formElement.isConnected) return;
    // Of a page that is gone only the form itself has to know: its draft.
    event.stopImmediatePropagation();
    formSubmission.formElement.dispatchEvent(new CustomEvent(event.type, { detail: (event as Ended).detail }));
  });
}

/** To whoever comes back to a page, nothing of it is under way; its words are there again, unless they arrived. */
function leaveNothingBusy(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[aria-busy]")) {
    if (form.matches("[data-controller~=draft]")) form.reset();
    form.removeAttribute("aria-busy");
    for (const button of form.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
}

function sayThatItDidNot(): void {
  const words = document.getElementById("unsent");
  if (words instanceof HTMLTemplateElement)
    document.getElementById("flash")?.replaceChildren(words.content.cloneNode(true));
}
