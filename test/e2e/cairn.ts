import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import pino from "pino";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterEach } from "vitest";
import { openCairn } from "../../src/main.ts";
import { serveApp } from "../../src/server/serve.ts";
import { projectMigrations } from "../support/migrated.ts";
import { copiedDataDir } from "../support/pglite-copies.ts";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const pages: Page[] = [];
const problems: string[] = [];

/** A journey that fails says what its people looked at, and what the server had to say of it. */
afterEach(async ({ task }) => {
  const error = task.result?.state === "fail" ? task.result.errors?.[0] : undefined;
  if (!error) return;
  const seen = await Promise.all(pages.map(seenOn));
  const more = [...seen, ...problems.slice(-5)].join("\n");
  error.message += `\n${more}`;
  // What a report says of an error is its stack.
  if (error.stack) error.stack = `${error.message}\n${error.stack}`;
});

async function seenOn(page: Page): Promise<string> {
  if (page.isClosed()) return "a closed page";
  const words = page.locator("main").first().textContent({ timeout: 1_000 });
  const stream = page.locator("body").getAttribute("data-stream-state", { timeout: 1_000 });
  const [said, state] = (await Promise.allSettled([words, stream])).map((one) =>
    one.status === "fulfilled" ? one.value : "no answer",
  );
  return `${page.url()} (stream ${state}): ${said?.replaceAll(/\s+/g, " ").slice(0, 300)}`;
}

/** Below those that the system gives to clients, and each worker's own: a port that is free now is free a moment later. */
let nextPort = 20_000 + 500 * Number(process.env.VITEST_POOL_ID ?? 0);

async function freePort(): Promise<number> {
  for (;;) {
    const port = nextPort++;
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

export type Served = Awaited<ReturnType<typeof serveCairn>>;

/** A whole Cairn on an embedded database of its own, empty but for its tables, served, with a browser to visit it. */
export async function serveCairn(options: { smtpUrl?: string; now?: () => Date; demo?: boolean } = {}) {
  const dataDir = await copiedDataDir("cairn-e2e-", projectMigrations);
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const cairn = await openCairn(
    {
      port,
      dataDir,
      baseUrl,
      mailFrom: "Cairn <cairn@example.org>",
      secret: "a-secret-for-tests-that-is-long-enough",
      logLevel: "silent",
      trustProxy: false,
      dev: true,
      demo: options.demo ?? false,
      ...(options.smtpUrl ? { smtpUrl: options.smtpUrl } : {}),
    },
    {
      root: join(import.meta.dirname, "../.."),
      logger: pino(
        { level: process.env.LOG_LEVEL ?? "warn" },
        { write: (line) => void problems.push(line.slice(0, 500)) },
      ),
      now: options.now ?? (() => new Date()),
    },
  );
  const serving = await serveApp(cairn.app, port, 100);
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ARGS,
  });
  return {
    cairn,
    baseUrl,
    browser,
    /** A person with a browser of their own. */
    async visitor(context: BrowserContextOptions = {}): Promise<Page> {
      const page = await (
        await browser.newContext({ baseURL: baseUrl, locale: "en-GB", timezoneId: "Europe/Lisbon", ...context })
      ).newPage();
      page.setDefaultTimeout(30_000);
      page.on("crash", () => problems.push(`the page ${page.url()} crashed`));
      pages.push(page);
      return page;
    },
    async close() {
      await browser.close();
      await serving.stop();
      await cairn.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Opens the host's one-time link and makes their account; lands on the page for a new program. */
export async function setUpHost(served: Served, page: Page): Promise<void> {
  await page.goto((await served.cairn.setup.link()) as string);
  await page.getByLabel("Your name").fill("Cora Coordinator");
  await page.getByLabel("Email").fill("cora@example.org");
  await page.getByLabel("Password").fill("four words make one");
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.getByRole("heading", { name: "Start a program" }).waitFor();
}

/** Opens a one-time link of this account, and takes it. */
export async function signIn(served: Served, page: Page, email: string, next = "/"): Promise<void> {
  const token = await served.cairn.auth.tokenFor(email);
  if (!token) throw new Error(`nobody here has the address ${email}`);
  await page.goto(`/sign-in/link?token=${encodeURIComponent(token)}&next=${encodeURIComponent(next)}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in/link");
}

/** On a phone a loop's page shows one part at a time; where all of them are there, nothing is to be done. */
export async function showPart(page: Page, part: "Conversation" | "Meetings" | "Goals" | "More"): Promise<void> {
  const link = page.getByRole("navigation", { name: "Parts of this loop" }).getByRole("link", { name: part });
  await page.locator(".room").waitFor();
  if (await link.isVisible()) await link.click();
}
