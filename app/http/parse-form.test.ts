import { expect, test } from 'vitest';
import { z } from 'zod';
import { ItemId, OperationKey, RowId } from './form-fields.server.ts';
import { parseForm } from './parse-form.server.ts';
import { readForm } from './read-form.server.ts';

const Form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), position: z.coerce.number().int() }),
  z.object({ intent: z.literal('done') }),
]);

const post = (text: string, type = 'application/x-www-form-urlencoded') => ({
  form: () => readForm(Buffer.from(text), type),
});
const fields = (text: string) => parseForm(post(text), Form);

test('a form is its checked fields and the form itself', async () => {
  const { form, value } = await fields('intent=save&position=3&q3=a&q3=b');
  expect(value).toEqual({ intent: 'save', position: 3 });
  expect(form.getAll('q3')).toEqual(['a', 'b']);
});

test('of a doubled field the last counts', async () => {
  expect((await fields('intent=done&intent=save&position=1&position=2')).value).toEqual({
    intent: 'save',
    position: 2,
  });
});

test.each([
  ['intent=destroy', 'intent'],
  ['position=1', 'intent'],
  ['intent=save&position=many', 'position'],
  ['intent=save', 'position'],
  ['intent=constructor', 'intent'],
])('%s is malformed at %s', async (text, field) => {
  await expect(fields(text)).rejects.toMatchObject({ code: 'malformed', params: { field } });
});

test('names of the language are fields like any other and pollute nothing', async () => {
  const { value } = await fields('intent=done&__proto__=polluted&constructor=x&toString=y');
  expect(value).toEqual({ intent: 'done' });
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  await expect(fields('__proto__=done')).rejects.toMatchObject({ code: 'malformed' });
});

test('a file is no text field, and what is no form is malformed', async () => {
  const form = new FormData();
  form.set('intent', new File(['done'], 'intent.txt'));
  const file = new Response(form);
  const posted = post(await file.text(), file.headers.get('content-type') ?? '');
  expect((await posted.form())?.get('intent')).toBeInstanceOf(File);
  await expect(parseForm(posted, Form)).rejects.toMatchObject({ code: 'malformed' });
  const json = post('{"intent":"done"}', 'application/json');
  await expect(parseForm(json, Form)).rejects.toMatchObject({ code: 'malformed', reason: 'http.form-unreadable' });
});

test.each([
  [ItemId, ['what-identifies', 'q1', '7'], ['', 'A', '-a', 'a_b', 'a/b', 'a\n', 'a'.repeat(81), '__proto__']],
  [RowId, ['01890a5d-ac96-774b-bcce-b302099a8057'], ['', '1', '01890a5d-ac96-774b-bcce-b302099a8057x', "' or 1=1"]],
  [OperationKey, ['abcdefghijklmnop', `${'a'.repeat(76)}-b_C`], ['short', 'a'.repeat(81), `${'a'.repeat(20)}\n`]],
])('%# names what they name and nothing else', (schema, good, bad) => {
  for (const text of good) expect(schema.safeParse(text).success, text).toBe(true);
  for (const text of bad) expect(schema.safeParse(text).success, text).toBe(false);
});
