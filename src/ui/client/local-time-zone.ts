import { Controller } from "@hotwired/stimulus";

/** Fills a field with the time zone of this device, if nothing is in it. */
export class LocalTimeZoneController extends Controller<HTMLInputElement | HTMLSelectElement> {
  override connect(): void {
    if (this.element.value === "") this.element.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}
