import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { blockModel } from './models.ts';
import { blockNames, interactiveBlocks, isBlockName, isStaticName } from './registry.ts';

test('each interactive block is the one that its model says', () => {
  for (const [name, block] of Object.entries(interactiveBlocks)) expect(block.model.name).toBe(name);
  expect(blockModel('Check').graded).toBe(false);
});

test('words that every object has are no blocks', () => {
  for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    expect(isStaticName(word) || isBlockName(word)).toBe(false);
  }
  expect(blockNames).toContain('Callout');
  expect(blockNames).toContain('Check');
});

test('every interactive block has a component', () => {
  const text = readFileSync(path.join(import.meta.dirname, 'components.tsx'), 'utf8');
  for (const name of Object.keys(interactiveBlocks)) expect(text).toMatch(new RegExp(`\\b${name}: `));
});
