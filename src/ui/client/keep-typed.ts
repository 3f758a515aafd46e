/** A refresh must not take away what somebody is typing: fields with the focus, or with words in them, stay as they are. */
export function keepWhatIsTyped(): void {
  document.addEventListener("turbo:before-morph-element", (event) => {
    const element = event.target as HTMLElement;
    if (element instanceof HTMLDetailsElement && element.open) {
      const fresh = (event as CustomEvent<{ newElement?: Element }>).detail.newElement;
      if (fresh instanceof HTMLDetailsElement) fresh.open = true;
    }
    if (element === document.activeElement && element.matches("input, textarea, select")) event.preventDefault();
    else if (element instanceof HTMLTextAreaElement && element.value !== element.defaultValue) event.preventDefault();
    else if (element instanceof HTMLInputElement && isDirty(element)) event.preventDefault();
  });
}

function isDirty(input: HTMLInputElement): boolean {
  if (input.type === "checkbox" || input.type === "radio") return input.checked !== input.defaultChecked;
  return input.type !== "hidden" && input.value !== input.defaultValue;
}
