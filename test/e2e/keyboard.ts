import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Farther than this nobody walks; the skip link and Ctrl K are there for the rest. */
const FAR = 60;

/** Somebody who has no mouse: they press keys, and have to see where they are at every step. */
export function keyboardOf(page: Page) {
  const press = (key: string) => page.keyboard.press(key);
  const has = (target: Locator) => target.evaluate((element) => element === document.activeElement);

  /** Tab by tab to that element; fails when it is not among the next ones, or when a stop on the way cannot be seen. */
  async function reach(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await target.waitFor();
    const way: string[] = [];
    for (let steps = 0; steps <= FAR; steps++) {
      if (await has(target)) return;
      await press(key);
      const stop = await page.evaluate(whereAmI);
      way.push(stop.name);
      expect(stop.unseen, `the focus on “${stop.name}” cannot be seen`).toBe("");
    }
    throw new Error(`not reached within ${FAR} tabs: ${way.join(" › ")}`);
  }

  /** Waits for the page that this leads to; a refresh of the page that is there is none. */
  async function arrive(leave: () => Promise<void>): Promise<void> {
    await page.evaluate(() => {
      const arrived = new Promise<void>((done) => {
        const left = () => document.addEventListener("turbo:load", () => done(), { once: true });
        for (const event of ["turbo:click", "turbo:submit-start"])
          document.addEventListener(event, left, { once: true });
      });
      Object.assign(window, { arrived });
    });
    await leave();
    // Where the browser went there without Turbo, the promise is gone with the page.
    await page.evaluate("window.arrived").catch(() => undefined);
    await page.waitForLoadState();
  }

  return {
    press,
    reach,
    /** To that element, and by Enter to the page it leads to. */
    async go(target: Locator): Promise<void> {
      await reach(target);
      await arrive(() => press("Enter"));
    },
    /** Stands there, and sees it: after something was sent, or a dialog has closed. */
    async stand(target: Locator): Promise<void> {
      await target.waitFor();
      await expect.poll(() => page.evaluate(whereAmI).then(({ name }) => name)).not.toBe("the page");
      const stop = await page.evaluate(whereAmI);
      expect(await has(target), `the focus is on “${stop.name}”`).toBe(true);
      expect(stop.unseen, `the focus on “${stop.name}” cannot be seen`).toBe("");
    },
    /** Past what stands above every page. */
    async skip(): Promise<void> {
      await reach(page.getByRole("link", { name: "Go to the content" }));
      await press("Enter");
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("content");
    },
    async enter(target: Locator): Promise<void> {
      await reach(target);
      await press("Enter");
    },
    /** Opens what is folded. */
    async unfold(summary: Locator): Promise<void> {
      await reach(summary);
      await press("Enter");
      await expect.poll(() => summary.evaluate((one) => (one.parentElement as HTMLDetailsElement).open)).toBe(true);
    },
    async type(target: Locator, words: string): Promise<void> {
      await reach(target);
      await press("Control+a");
      await page.keyboard.type(words);
    },
    /** In a list to choose from, the first letters choose. */
    async choose(target: Locator, words: string): Promise<void> {
      await reach(target);
      await page.keyboard.type(words);
      await expect
        .poll(() => target.evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.text))
        .toContain(words);
    },
    /** By Ctrl K: some letters, and what they lead to. */
    async find(letters: string, choice: string): Promise<void> {
      await press("Control+k");
      const field = page.getByRole("combobox", { name: "Find people, loops, pages, actions" });
      await field.waitFor();
      expect(await has(field)).toBe(true);
      await page.keyboard.type(letters);
      const all = page.getByRole("listbox", { name: "Found" }).getByRole("option");
      const option = all.filter({ hasText: choice }).first();
      await option.waitFor();
      const options = await all.count();
      for (let steps = 0; (await option.getAttribute("aria-selected")) !== "true"; steps++) {
        if (steps > options) throw new Error(`${choice} cannot be chosen`);
        await press("ArrowDown");
      }
      expect(await field.getAttribute("aria-activedescendant")).toBe(await option.getAttribute("id"));
      await arrive(() => press("Enter"));
      await field.waitFor({ state: "hidden" });
    },
    /** Nothing that axe knows is wrong with the page as it stands now. */
    async axe(): Promise<void> {
      await page.evaluate(AXE);
      const found = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as AxeResults;
      const words = found.violations.map(
        (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
      );
      expect(words, `axe at ${page.url()}`).toEqual([]);
    },
  };
}

/** In the browser: what has the focus, in words, and why it could not be seen there. */
function whereAmI(): { name: string; unseen: string } {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: "the page", unseen: "" };
  const name = (element.getAttribute("aria-label") ?? (element.textContent?.trim() || element.id)).slice(0, 60);
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + Math.min(box.width / 2, 8), box.top + Math.min(box.height / 2, 8)];
  if (box.width < 2 || box.height < 2) return { name, unseen: "it has no size" };
  if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth)
    return { name, unseen: "it is outside of the window" };
  const over = document.elementFromPoint(x, Math.max(0, y));
  if (over && !element.contains(over) && !over.contains(element) && !over.closest("label")?.contains(element))
    return { name, unseen: `${over.outerHTML.slice(0, 120)} lies over it` };
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const ringed = (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  return { name, unseen: ringed ? "" : "it has no ring" };
}
