import { Controller } from "@hotwired/stimulus";

/** Counts the chosen rows and says so in the bar; without JavaScript the bar is simply there. */
export class SelectionController extends Controller<HTMLElement> {
  static override targets = ["row", "bar", "count", "all"];
  declare readonly rowTargets: HTMLInputElement[];
  declare readonly barTargets: HTMLElement[];
  declare readonly countTargets: HTMLElement[];
  declare readonly allTargets: HTMLElement[];

  allTargetConnected(label: HTMLElement): void {
    label.hidden = false;
  }

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
