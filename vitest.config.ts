import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Those that take minutes; begun at last, they would leave one of two processors with nothing to do. */
const LONG = [
  "pages.e2e.ts",
  "kill.db.test.ts",
  "outreach-kill.db.test.ts",
  "story.db.test.ts",
  "without-javascript.e2e.ts",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(`/${name}`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    globals: false,
    testTimeout: 60_000,
    hookTimeout: 240_000,
    // By itself vitest leaves one processor alone: of two, half.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
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
