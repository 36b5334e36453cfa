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

/** The page that is open: each cell stands below its head, axe finds nothing in light and in dark, and at 400 % zoom nothing scrolls sideways. */
export async function expectSound(page: Page, name: string): Promise<void> {
  expect.soft(await crookedTables(page), `${name}, tables`).toEqual([]);
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

/** Tables with a row that has more or fewer cells than the one of its heads. */
export async function crookedTables(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cells = (row: HTMLTableRowElement) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
    return [...document.querySelectorAll('table')].flatMap((table) => {
      const head = table.tHead?.rows[0];
      // A head over several rows spans more than can be told by counting.
      const spans = table.querySelector('[rowspan]') !== null;
      if (!head || spans) return [];
      const odd = [...table.rows].find((row) => cells(row) !== cells(head));
      return odd ? [`${table.caption?.textContent}: ${odd.textContent?.slice(0, 60)}`] : [];
    });
  });
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
