declare module "@hotwired/turbo" {
  export function start(): void;
  export function visit(location: string): void;
  export const config: { forms: { submitter: "disabled" | "aria-disabled" } };
  export const session: {
    visit(url: string, options: { action: "replace"; shouldCacheSnapshot: boolean; refresh: object }): void;
    history: {
      location: URL;
      replace(location: URL): void;
      onPopState: (event: PopStateEvent) => void;
      start(): void;
      stop(): void;
    };
  };
  export const navigator: { currentVisit: unknown; formSubmission?: { state: string }; stop(): void };
}
