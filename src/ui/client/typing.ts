/** Whether letters typed there are words of somebody, and no keys of ours. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  if (element instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

/** Whether they have switched off that a single letter or sign does something (their account says so in the page). */
export const keysAreOff = () => document.body.dataset.keys === "off";
