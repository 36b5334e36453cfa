import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function colours(selector: string): Record<string, string> {
  const at = css.indexOf(`${selector} {`);
  const block = css.slice(at, css.indexOf('}', at));
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one = '', other = ''): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const light = colours(':root');
const dark = colours(':root[data-theme="dark"]');
const grounds = ['paper', 'surface', 'tint', 'accent-tint', 'ok-tint', 'warn-tint', 'stop-tint'];
const texts = ['ink', 'ink-2', 'accent', 'accent-strong', 'ok', 'warn', 'stop'];

test('the two dark palettes are the same', () => {
  expect(colours(':root:not([data-theme="light"])')).toEqual(dark);
  expect(Object.keys(dark)).toEqual(Object.keys(light));
});

test.each([
  ['light', light],
  ['dark', dark],
])('every text colour reaches 4.5:1 on every ground (%s)', (_name, theme) => {
  const short = grounds.flatMap((ground) =>
    texts
      .map((text) => [text, ground, contrast(theme[text], theme[ground])] as const)
      .filter(([, , ratio]) => ratio < 4.5),
  );
  expect(short).toEqual([]);
  expect(contrast(theme['on-accent'], theme.accent)).toBeGreaterThan(4.5);
  expect(contrast(theme['on-accent'], theme['accent-strong'])).toBeGreaterThan(4.5);
});

test.each([
  ['light', light],
  ['dark', dark],
])('edges of controls reach 3:1 (%s)', (_name, theme) => {
  for (const ground of ['paper', 'surface', 'tint']) {
    expect(contrast(theme.edge, theme[ground])).toBeGreaterThanOrEqual(3);
  }
});
