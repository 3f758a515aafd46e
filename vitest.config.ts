import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    globals: false,
    testTimeout: 60_000,
    hookTimeout: 240_000,
    // By itself vitest leaves one processor alone: of two, half.
    maxWorkers: "100%",
    coverage: {
      provider: "v8",
      include: ["src/milestones/*.ts"],
      exclude: ["**/*.test.ts"],
      reporter: ["text"],
      thresholds: { branches: 100, lines: 100 },
    },
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["src/**/*.test.{ts,tsx}", "test/*.test.ts"], exclude: ["**/*.db.test.ts"] },
      },
      { extends: true, test: { name: "database", include: ["src/**/*.db.test.ts", "test/**/*.db.test.ts"] } },
      { extends: true, test: { name: "browser", testTimeout: 120_000, include: ["test/e2e/**/*.e2e.ts"] } },
    ],
  },
});
