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
  const files = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))] as const);
  const module = parseModule(new Map(files));
  if (!module) throw new Error(`${slug} cannot be read`);
  return lintModule(module, { today: day, sources, silenced: [] }).map(({ rule, place }) => `${rule} ${place}`);
}

const found = {
  modules: ['generative-ai-tools', 'patient-data-and-privacy'].flatMap(findingsOn),
  drafts: findingsOn('first-drafts'),
};
const key = ({ rule, place }: { rule: string; place: string }) => `${rule} ${place}`;

test('every finding on the judged texts has a verdict, and every verdict a finding', () => {
  expect(judgements.map(key).sort()).toEqual([...found.modules, ...found.drafts].sort());
});

test('the precision that is printed is the one that is measured, and no lower than seven in eight', () => {
  const right = new Set(judgements.filter((each) => each.right).map(key));
  const count = (findings: string[]) => ({
    findings: findings.length,
    right: findings.filter((each) => right.has(each)).length,
  });
  expect({ modules: count(found.modules), drafts: count(found.drafts) }).toEqual(judged);
  for (const each of Object.values(judged)) expect(each.right * 8).toBeGreaterThanOrEqual(each.findings * 7);
});
