import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, serveCairn } from "./cairn.ts";

// Cairn on the home screen of a phone: what a browser asks for, and what it shows where there is no net.

let served: Served;
beforeAll(async () => {
  served = await serveCairn({ demo: true });
});
afterAll(() => served?.close());

test("the browser finds nothing that keeps it from installing Cairn", async () => {
  const page = await served.visitor({ viewport: { width: 390, height: 844 } });
  await page.goto("/sign-in");
  const chrome = await page.context().newCDPSession(page);
  const { errors, data } = await chrome.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const found = await chrome.send("Page.getInstallabilityErrors");
  // A window of a test is a private one.
  const named = found.installabilityErrors.map((one) => one.errorId).filter((id) => id !== "in-incognito");
  expect(named).toEqual([]);
  for (const icon of JSON.parse(data as string).icons as {
    src: string;
    sizes: string;
    type: string;
    purpose?: string;
  }[]) {
    const answer = await page.request.get(icon.src);
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, icon.type]);
    if (icon.type !== "image/png") continue;
    const image = sharp(await answer.body());
    const { width, height, hasAlpha } = await image.metadata();
    expect(`${width}x${height}`).toBe(icon.sizes);
    // What a launcher cuts to its own shape has paper up to its edges.
    if (icon.purpose === "maskable") expect((await image.stats()).isOpaque).toBe(true);
    else expect(hasAlpha).toBe(true);
  }
  const colours = await page
    .locator('meta[name="theme-color"]')
    .evaluateAll((all) => all.map((one) => (one as HTMLMetaElement).content));
  expect(new Set(colours).size).toBe(2);
  await page.context().close();
});

test("without a connection a page says so, keeps nothing of anybody, and comes back with it", async () => {
  const page = await served.visitor({ viewport: { width: 390, height: 844 } });
  const broken: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().includes("Content Security Policy")) broken.push(message.text());
  });
  await page.goto(served.cairn.demo?.links().find((one) => one.guest === "mentee")?.link as string);
  await page.getByRole("heading", { name: /, Lena$/ }).waitFor();
  await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
  await page.reload();
  await page.getByRole("heading", { name: /, Lena$/ }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Profile" }).first().click();
  await page.getByRole("heading", { name: "There is no connection" }).waitFor();
  expect(await page.content()).not.toContain("Lena");
  const kept = (await page.evaluate(
    "caches.keys().then((keys) => Promise.all(keys.map((key) => caches.open(key).then((one) => one.keys())))).then((all) => all.flat().map((one) => new URL(one.url).pathname))",
  )) as string[];
  expect(kept.map((path) => path.replace(/app-.*/, "app"))).toEqual(["/offline", "/assets/app"]);
  await page.goto(`${served.baseUrl}/account`);
  await page.getByRole("heading", { name: "There is no connection" }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await page.locator("input[name=name]").first().waitFor();
  expect(await page.content()).toContain("lena@hilltop.example");
  expect(broken).toEqual([]);
  await page.context().close();
});
