import { expect, test } from 'vitest';
import { createLogger } from './log.server.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void): {
  line: string;
  entry: Record<string, unknown>;
} {
  const lines: string[] = [];
  write(createLogger({ local: false }, { write: (line: string) => void lines.push(line) }));
  expect(lines).toHaveLength(1);
  const line = lines[0] ?? '';
  return { line, entry: JSON.parse(line) as Record<string, unknown> };
}

test('secrets and personal values are hidden wherever they stand', () => {
  const personal = { password: 'hunter2', identifier: 'hunter2', email: 'hunter2', name: 'hunter2', answer: 'hunter2' };
  const headers = { cookie: 'hunter2', authorization: 'hunter2', 'set-cookie': 'hunter2' };
  const { line } = logged((log) => log.info({ ...personal, form: personal, request: { headers } }, 'posted'));
  expect(line).not.toContain('hunter2');
  expect(line).toContain('[hidden]');
});

test('a line break in a value stays inside one line', () => {
  const { line, entry } = logged((log) => log.warn({ path: '/learn\n{"level":60}' }, 'odd\r\npath'));
  expect(line.trimEnd().split(/\r|\n/)).toHaveLength(1);
  expect(entry).toMatchObject({ path: '/learn\n{"level":60}', msg: 'odd\r\npath' });
});

test('an error is logged by name, code and stack, without the row it carries', () => {
  const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(hunter2)' });
  const { line, entry } = logged((log) => log.error({ err: new Error('outer', { cause: error }) }, 'failed'));
  expect(line).not.toContain('hunter2');
  expect(entry.err).toMatchObject({ type: 'Error', cause: { type: 'Error', code: '23505' } });
});
