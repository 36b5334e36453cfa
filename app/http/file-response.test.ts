import { expect, test } from 'vitest';
import { fileResponse } from './file-response.server.ts';

async function* bytesOf(seen: string[]): AsyncGenerator<Uint8Array> {
  seen.push('begun');
  try {
    for (const text of ['one', 'two']) yield Buffer.from(text);
  } finally {
    seen.push('ended');
  }
}

const answer = (seen: string[]) => fileResponse({ name: 'list.csv', type: 'text/csv', bytes: bytesOf(seen) });

test('a file is not begun until somebody reads it, and ends with its last byte or its reader', async () => {
  const [unread, whole, broken]: [string[], string[], string[]] = [[], [], []];
  answer(unread);
  expect(await answer(whole).text()).toBe('onetwo');
  const reader = answer(broken).body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? [])).toEqual(Buffer.from('one'));
  await reader?.cancel();
  expect([unread, whole, broken]).toEqual([[], ['begun', 'ended'], ['begun', 'ended']]);
});
