import { Controller } from "@hotwired/stimulus";

/** Counts the chosen rows and says so in the bar; without JavaScript the bar is simply there. */
export class SelectionController extends Controller<HTMLElement> {
  static override targets = ["row", "bar", "count", "all"];
  declare readonly rowTargets: HTMLInputElement[];
  declare readonly barTargets: HTMLElement[];
  declare readonly countTargets: HTMLElement[];

  override connect(): void {
    this.count();
  }

  count(): void {
    const chosen = this.rowTargets.filter((row) => row.checked).length;
    for (const bar of this.barTargets) bar.toggleAttribute("hidden", chosen === 0);
    for (const label of this.countTargets) label.textContent = chosen === 1 ? "1 chosen" : `${chosen} chosen`;
  }

  all(event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    for (const row of this.rowTargets) row.checked = checked;
    this.count();
  }
}
