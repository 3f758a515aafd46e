import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { openCairn } from "../../src/main.ts";
import { serveApp } from "../../src/server/serve.ts";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export type Served = Awaited<ReturnType<typeof serveCairn>>;

/** A whole Cairn on an embedded database of its own, served, with a browser to visit it. */
export async function serveCairn(options: { smtpUrl?: string; now?: () => Date; demo?: boolean } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-e2e-"));
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
      logger: pino({ level: process.env.LOG_LEVEL ?? "silent" }),
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
      page.setDefaultTimeout(15_000);
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
