import { Controller } from "@hotwired/stimulus";
import { type Answer, leadsToSignIn } from "./sign-in-again.ts";

type Draft = { words: string; over: string };
type Sent = CustomEvent<{ success: boolean; fetchResponse?: Answer }>;

/**
 * Keeps what is typed into a form on this device until it has been sent. Who has to sign in again meanwhile finds it
 * again, and nobody else who signs in here; who signs out leaves nothing behind.
 */
export class DraftController extends Controller<HTMLFormElement> {
  static override values = { about: String };
  declare readonly aboutValue: string;
  get #key(): string {
    return `${PREFIX}${document.body.dataset.owner ?? ""}:${this.element.action}${this.aboutValue}`;
  }

  override connect(): void {
    const kept = JSON.parse(sessionStorage.getItem(this.#key) ?? "{}") as Record<string, Draft>;
    for (const field of this.#fields()) {
      const draft = kept[field.name];
      // What was typed over other words than those that stand there now is older than they are.
      if (!draft || draft.over !== field.defaultValue || field.value !== field.defaultValue) continue;
      if (draft.words === field.value) continue;
      field.value = draft.words;
      this.element.closest("details")?.setAttribute("open", "");
    }
    this.element.addEventListener("input", this.#keep);
    this.element.addEventListener("turbo:submit-end", this.#sent);
    if (this.element.dataset.turbo === "false") this.element.addEventListener("submit", this.#forget);
  }

  /** It still hears of what it has sent: whoever has left the page meanwhile must not find it as if it were unsent. */
  override disconnect(): void {
    this.element.removeEventListener("input", this.#keep);
  }

  #fields(): (HTMLTextAreaElement | HTMLInputElement)[] {
    return [
      ...this.element.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(
        "textarea[name], input[type=text][name]",
      ),
    ];
  }

  #keep = () => {
    const drafts = this.#fields().map((field): [string, Draft] => [
      field.name,
      { words: field.value, over: field.defaultValue },
    ]);
    sessionStorage.setItem(this.#key, JSON.stringify(Object.fromEntries(drafts)));
  };

  #sent = (event: Event) => {
    const { success, fetchResponse } = (event as Sent).detail;
    if (!success || (fetchResponse && leadsToSignIn(fetchResponse))) return;
    this.#forget();
  };

  #forget = () => sessionStorage.removeItem(this.#key);
}

const PREFIX = "draft:";

/** Signing out leaves no draft to whoever uses this device next. */
export function forgetDraftsOnSignOut(): void {
  document.addEventListener("submit", (event) => {
    if (new URL((event.target as HTMLFormElement).action).pathname !== "/sign-out") return;
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  });
}
