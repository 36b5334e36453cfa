import { expect, test } from 'vitest';
import type { ValueSchema } from './block-form-shape.ts';
import { blockWords, choiceWords } from './block-words.ts';
import { blockForms } from './describe-blocks.server.ts';
import { emptyEntry } from './value-field.tsx';

function fieldsOf(schema: ValueSchema): [string, ValueSchema][] {
  const own = Object.entries(schema.properties ?? {});
  return [...own, ...own.flatMap(([, field]) => fieldsOf(field)), ...(schema.items ? fieldsOf(schema.items) : [])];
}

test('every block, field and choice of a form is said in words', () => {
  for (const { name, schema, interactive } of blockForms) {
    const words = blockWords[name];
    expect(words?.what, name).toMatch(/\.$/);
    for (const [field, { enum: choices }] of fieldsOf(schema)) {
      // Given by the form itself.
      if (field !== 'id' || (!interactive && name === 'Cite'))
        expect(words?.fields[field]?.label, `${name} ${field}`).toBeTruthy();
      for (const choice of choices ?? []) expect(choiceWords[String(choice)], `${name} ${field}`).toBeTruthy();
    }
  }
  expect(Object.keys(blockWords).sort()).toEqual(blockForms.map(({ name }) => name).sort());
});

test('a new entry of a list gets an id that is free', () => {
  const schema: ValueSchema = { type: 'object', properties: { id: { type: 'string' } } };
  expect(emptyEntry(schema, [])).toEqual({ id: 'a' });
  expect(emptyEntry(schema, [{ id: 'a' }, { id: 'c' }])).toEqual({ id: 'b' });
  expect(emptyEntry({ type: 'string' }, ['x'])).toBe('');
});
