import { Controller } from "@hotwired/stimulus";

/** Tells the server that this was seen: a page that was only fetched ahead, or lies in the cache, was not. */
export class SeenController extends Controller<HTMLElement> {
  static override values = { url: String, stage: Number };
  declare readonly urlValue: string;
  declare readonly stageValue: number;

  override connect(): void {
    if (document.documentElement.hasAttribute("data-turbo-preview")) return;
    const body = new URLSearchParams({ stage: String(this.stageValue) });
    void fetch(this.urlValue, { method: "POST", body, keepalive: true }).catch(() => undefined);
  }
}
