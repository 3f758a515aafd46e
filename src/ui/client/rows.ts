import { Controller } from "@hotwired/stimulus";

/** Lines of a form that can change places: what stands in one moves to its neighbour, and the cursor with it. */
export class RowsController extends Controller<HTMLElement> {
  static override targets = ["row"];
  declare readonly rowTargets: HTMLElement[];

  up(event: Event): void {
    const index = Number((event.currentTarget as HTMLButtonElement).value);
    const row = this.rowTargets[index];
    const other = this.rowTargets[index - 1];
    if (!row || !other) return;
    const [mine, theirs] = [row, other].map((one) => [...one.querySelectorAll("input")]) as [
      HTMLInputElement[],
      HTMLInputElement[],
    ];
    mine.forEach((input, at) => {
      const neighbour = theirs[at];
      if (neighbour) [input.value, neighbour.value] = [neighbour.value, input.value];
    });
    other.querySelector<HTMLInputElement>("input:not([type=hidden])")?.focus();
  }
}
