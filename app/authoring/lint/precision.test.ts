import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { sourcesFileSchema } from '#app/curriculum/content-schemas.ts';
import { parseModule } from '#app/curriculum/parse-module.ts';
import { lintModule } from './lint-module.ts';
import { judged } from './precision.ts';

const root = path.resolve(import.meta.dirname, '../../../tests/fixtures/lint');
const read = (name: string): unknown => parse(readFileSync(path.join(root, name), 'utf8'));
const judgements = z
  .array(z.strictObject({ rule: z.string(), place: z.string(), right: z.boolean(), why: z.string().min(10) }))
  .parse(read('judgement.yaml'));
const { sources } = sourcesFileSchema.parse(read('sources.yaml'));

/** The day on which the findings were judged. */
const day = '2026-11-28';

function findingsOn(slug: string): string[] {
  const folder = path.join(root, slug);
  const texts = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
  const module = parseModule(Object.fromEntries(texts), slug);
  if (!module) throw new Error(`${slug} cannot be read`);
  return lintModule(module, { today: day, sources, silenced: [] }).map(({ rule, place }) => `${rule} ${place}`);
}

function count(slugs: string[]): { findings: number; right: number } {
  const found = slugs.flatMap(findingsOn);
  const right = new Set(judgements.filter((each) => each.right).map(({ rule, place }) => `${rule} ${place}`));
  return { findings: found.length, right: found.filter((each) => right.has(each)).length };
}

test('every finding on the judged texts has a verdict, and every verdict a finding', () => {
  const found = ['generative-ai-tools', 'patient-data-and-privacy', 'first-drafts'].flatMap(findingsOn);
  expect(judgements.map(({ rule, place }) => `${rule} ${place}`).sort()).toEqual(found.sort());
});

test('the precision that is printed is the one that is measured, and no lower than seven in eight', () => {
  const modules = count(['generative-ai-tools', 'patient-data-and-privacy']);
  expect({ modules, drafts: count(['first-drafts']) }).toEqual(judged);
  for (const { right, findings } of Object.values(judged)) expect(right * 8).toBeGreaterThanOrEqual(findings * 7);
});
