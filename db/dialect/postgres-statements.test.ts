import { expect, test } from 'vitest';
import { keepStatement, StatementNames } from './postgres-statements.ts';

test('what is to be kept has one name on a connection, and so many names are enough', () => {
  const names = new StatementNames();
  const kept = (text: string) => {
    keepStatement(text);
    return names.of(text);
  };
  expect(names.of('select a from b')).toBeNull();
  expect([kept('select a from b'), names.of('select a from b')]).toEqual(['acumen_1', 'acumen_1']);
  expect(kept('select c from b')).toBe('acumen_2');
  for (let n = 0; n < 200; n += 1) kept(`select c from b where d = ${n}`);
  expect(kept('select d from b')).toBeNull();
  expect(names.of('select c from b')).toBe('acumen_2');
});

test.each(['select * from b', 'select b.* from b', 'update b set a = $1 returning *', 'select a, "b".* from b'])(
  '%s has no name, since its columns may change',
  (text) => {
    keepStatement(text);
    expect(new StatementNames().of(text)).toBeNull();
  },
);
