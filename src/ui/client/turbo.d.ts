declare module "@hotwired/turbo" {
  export function start(): void;
  export function visit(location: string): void;
  export const session: {
    visit(url: string, options: { action: "replace"; shouldCacheSnapshot: boolean; refresh: object }): void;
  };
  export const navigator: { currentVisit: unknown; formSubmission?: { state: string }; stop(): void };
}
