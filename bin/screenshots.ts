import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium, type Page } from "playwright-core";

/** Starts the demo on a folder of its own, walks to its pages, and keeps pictures of them. */
const root = join(import.meta.dirname, "..");
const images = join(root, "docs/images");
const dataDir = mkdtempSync(join(tmpdir(), "cairn-screenshots-"));
const port = "4180";
mkdirSync(images, { recursive: true });

const server = spawn(process.execPath, [join(root, "dist/main.js")], {
  env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: port, CAIRN_DEMO: "1", LOG_LEVEL: "error" },
  stdio: ["ignore", "pipe", "inherit"],
});
const links: Record<string, string> = {};
for await (const line of createInterface({ input: server.stdout })) {
  const link = /as the (\w+): +(\S+)/.exec(line);
  if (link) links[link[1] as string] = link[2] as string;
  if (Object.keys(links).length === 3) break;
}
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

type Shot = { file: string; guest: string; width: number; height: number; walk?: (page: Page) => Promise<unknown> };
const toLoop = async (page: Page) => {
  await page.locator("main h3 a").first().click();
  await page.waitForURL(/\/loops\//);
};
const SHOTS: Shot[] = [
  { file: "dashboard", guest: "coordinator", width: 1280, height: 800 },
  { file: "loop", guest: "mentee", width: 1280, height: 800, walk: toLoop },
  { file: "home-on-a-phone", guest: "mentor", width: 390, height: 844 },
  { file: "loop-on-a-phone", guest: "mentee", width: 390, height: 844, walk: toLoop },
];
try {
  for (const { file, guest, width, height, walk } of SHOTS) {
    const isMobile = width < 500;
    const page = await browser.newPage({
      viewport: { width, height },
      isMobile,
      hasTouch: isMobile,
      colorScheme: "light",
      deviceScaleFactor: 1,
    });
    await page.goto(links[guest] as string);
    await walk?.(page);
    await page.locator("h1").waitFor();
    await page.mouse.move(0, 0);
    await page.evaluate("document.fonts.ready");
    // Where something is unread, a loop opens there; its path is above.
    await page.evaluate("scrollTo({ top: 0, behavior: 'instant' })");
    await page.screenshot({ path: join(images, `${file}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  server.kill("SIGTERM");
  rmSync(dataDir, { recursive: true, force: true });
}
