import { Controller } from "@hotwired/stimulus";

/** Counts the chosen rows and says so in the bar; without JavaScript the bar is simply there. */
export class SelectionController extends Controller<HTMLElement> {
  static override targets = ["row", "bar", "count", "all"];
  declare readonly rowTargets: HTMLInputElement[];
  declare readonly barTargets: HTMLElement[];
  declare readonly countTargets: HTMLElement[];
  declare readonly allTargets: HTMLElement[];

  override connect(): void {
    document.addEventListener("turbo:render", this.#counted);
    this.count();
  }
  override disconnect(): void {
    document.removeEventListener("turbo:render", this.#counted);
  }
  /** A refresh draws all as it is without JavaScript, and keeps what is chosen. */
  #counted = () => this.count();

  /** Also when a refresh brings or takes rows. */
  rowTargetConnected(): void {
    this.count();
  }
  rowTargetDisconnected(): void {
    this.count();
  }

  count(): void {
    const chosen = this.rowTargets.filter((row) => row.checked).length;
    for (const bar of this.barTargets) bar.hidden = chosen === 0;
    for (const label of this.countTargets) label.textContent = `${chosen} chosen`;
    for (const label of this.allTargets) {
      label.hidden = false;
      const box = label.querySelector("input");
      if (!box) continue;
      box.checked = chosen > 0 && chosen === this.rowTargets.length;
      box.indeterminate = chosen > 0 && chosen < this.rowTargets.length;
    }
  }

  all(event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    for (const row of this.rowTargets) row.checked = checked;
    this.count();
  }
}
