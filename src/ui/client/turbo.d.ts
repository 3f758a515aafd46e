declare module "@hotwired/turbo" {
  export function start(): void;
  export function visit(location: string): void;
  export const session: { refresh(url: string): void };
  export const navigator: { currentVisit: unknown };
}
