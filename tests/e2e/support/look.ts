import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { type BrowserContext, expect, type Page } from 'playwright/test';

const axeFile = path.resolve(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js');
const desk = { width: 1280, height: 900 };
/** 1280 pixels at 400 % zoom. */
export const zoomed = { width: 320, height: 256 };

/** Brings axe into every page of the context, past the pages' own policy for scripts. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: axeFile });
}

/** The page that is open: axe finds nothing in light and in dark, and at 400 % zoom nothing scrolls sideways. */
export async function expectSound(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize(zoomed);
  expect.soft(await tooWide(page), `${name}, at 400 % zoom`).toEqual([]);
  await page.setViewportSize(desk);
}

/** What axe finds, one line for each element. */
export async function violations(page: Page): Promise<string[]> {
  const results = await page.evaluate(async () => {
    const { axe } = window as typeof window & { axe: { run: (options: object) => Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n').at(1)?.trim() ?? ''}`),
  );
}

/** Elements that reach out of the window, where the page itself scrolls sideways. */
export async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter(
      (el) => el.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} of ${clientWidth}`, ...out.slice(0, 5).map((el) => `${el.tagName} ${el.className}`)];
  });
}
