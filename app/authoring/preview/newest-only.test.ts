import { expect, test } from 'vitest';
import { newestOnly, overtaken } from './newest-only.ts';

function slow() {
  let end = () => {};
  const work = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => work, end };
}

test('of what waits for one file the newest is done, the others are told', async () => {
  const inTurn = newestOnly();
  const first = slow();
  const done: string[] = [];
  const note = (what: string) => async () => void done.push(what);
  const running = inTurn('ann', 'a.mdx', first.work);
  const older = inTurn('ann', 'a.mdx', note('older'));
  const other = inTurn('ann', 'b.mdx', note('other file'));
  const newer = inTurn('ann', 'a.mdx', note('newer'));
  expect(await older).toBe(overtaken);
  expect(done).toEqual([]);
  first.end();
  await Promise.all([running, other, newer]);
  expect(done.sort()).toEqual(['newer', 'other file']);
});

test('nobody waits for somebody else, and a failure holds nobody up', async () => {
  const inTurn = newestOnly();
  const first = slow();
  const running = inTurn('ann', 'a.mdx', async () => {
    await first.work();
    throw new Error('broken');
  });
  const next = inTurn('ann', 'a.mdx', async () => 'next');
  expect(await inTurn('ben', 'a.mdx', async () => 'at once')).toBe('at once');
  first.end();
  await expect(running).rejects.toThrow('broken');
  expect(await next).toBe('next');
  expect(await inTurn('ann', 'a.mdx', async () => 'again')).toBe('again');
});
