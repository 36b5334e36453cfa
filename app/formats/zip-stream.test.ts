import { setTimeout } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { bytesOf } from '#tests/setup/read-files.ts';
import { type ZipEntry, zipStream } from './zip-stream.server.ts';

const encoder = new TextEncoder();

async function* entriesOf(files: [name: string, texts: string[]][]): AsyncGenerator<ZipEntry> {
  for (const [name, texts] of files) {
    yield {
      name,
      date: '2026-03-01',
      bytes: (async function* () {
        for (const text of texts) yield encoder.encode(text);
      })(),
    };
  }
}

const files: [string, string[]][] = [
  ['a.txt', ['Hello ', '', 'ward']],
  ['data/é.csv', []],
  ['data/b.json', ['{}'.repeat(100_000)]],
];

test('what went in comes out, and the same entries give the same bytes', async () => {
  const bytes = await bytesOf(zipStream(entriesOf(files)));
  const read = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString('utf8')]);
  expect(read).toEqual(files.map(([name, texts]) => [name, texts.join('')]));
  expect(await bytesOf(zipStream(entriesOf(files)))).toEqual(bytes);
});

test('an entry is asked for when the one before has been read', async () => {
  const order: string[] = [];
  async function* entries(): AsyncGenerator<ZipEntry> {
    for (const name of ['a', 'b']) {
      order.push(`ask ${name}`);
      yield {
        name,
        date: '2026-03-01',
        bytes: (async function* () {
          yield encoder.encode(name);
          order.push(`end ${name}`);
        })(),
      };
    }
  }
  await bytesOf(zipStream(entries()));
  expect(order).toEqual(['ask a', 'end a', 'ask b', 'end b']);
});

test('a failing entry fails the archive, and whoever stops taking ends the reading', async () => {
  let ended = 0;
  async function* endless(fails: boolean): AsyncGenerator<Uint8Array> {
    try {
      for (let n = 0; ; n += 1) {
        if (fails && n === 3) throw new Error('the database went away');
        yield encoder.encode(String(Math.random()).repeat(4000));
      }
    } finally {
      ended += 1;
    }
  }
  async function* one(fails: boolean): AsyncGenerator<ZipEntry> {
    try {
      yield { name: 'a', date: '2026-03-01', bytes: endless(fails) };
    } finally {
      ended += 1;
    }
  }
  await expect(bytesOf(zipStream(one(true)))).rejects.toThrow('the database went away');
  expect(ended).toBe(2);
  for await (const chunk of zipStream(one(false))) if (chunk.length > 0) break;
  expect(ended).toBe(4);
});

test('whoever stops taking while the next entry is being made ends it too', async () => {
  let ended = false;
  async function* entries(): AsyncGenerator<ZipEntry> {
    try {
      yield* entriesOf([['a', ['a']]]);
      await setTimeout(20);
      yield* entriesOf([['b', ['b']]]);
    } finally {
      ended = true;
    }
  }
  const archive = zipStream(entries());
  await archive.next();
  await archive.return(undefined);
  expect(ended).toBe(true);
});
