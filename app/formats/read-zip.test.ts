import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type MadeEntry, makeZip } from '#tests/fixtures/make-zip.ts';
import { bytesOf } from '#tests/setup/read-files.ts';
import { readZip, zipLimits } from './read-zip.server.ts';
import { zipStream } from './zip-stream.server.ts';

const good: MadeEntry = { name: 'a.md' };
const small = { ...zipLimits, entries: 5, fileBytes: 1000, totalBytes: 2500 };

/** `file message` of an archive that is refused. */
async function refusal(bytes: Buffer, limits = zipLimits): Promise<string[]> {
  const read = await readZip(bytes, limits);
  if (read.ok) throw new Error(`This archive was read: ${[...read.files.keys()].join(', ')}`);
  for (const { fix } of read.problems) expect(fix).toMatch(/\.$/);
  return read.problems.map(({ file, message }) => `${file} ${message}`);
}

test('reads what our own export and another program have packed', async () => {
  async function* entries() {
    yield { name: 'module.yaml', date: '2026-03-01', bytes: one('id: x\n') };
    yield { name: 'assets/é.png', date: '2026-03-01', bytes: one('not looked at here') };
  }
  async function* one(text: string) {
    yield Buffer.from(text);
  }
  const ours = await readZip(Buffer.from(await bytesOf(zipStream(entries()))));
  expect(ours.ok && [...ours.files].map(([name, bytes]) => [name, String(bytes)])).toEqual([
    ['module.yaml', 'id: x\n'],
    ['assets/é.png', 'not looked at here'],
  ]);
  const theirs = await readZip(Buffer.from(zipSync({ 'a.md': Buffer.from('# A'), 'leer.txt': Buffer.alloc(0) })));
  expect(theirs.ok && [...theirs.files].map(([name, bytes]) => [name, String(bytes)])).toEqual([
    ['a.md', '# A'],
    ['leer.txt', ''],
  ]);
});

test('folders and what operating systems add are passed over, archives within are named and left', async () => {
  const folder = { name: 'docs/', bytes: '', method: 0, mode: 0o040755 };
  const read = await readZip(
    makeZip([
      folder,
      { name: 'docs/a.md' },
      { name: '__MACOSX/docs/._a.md' },
      { name: 'docs/.DS_Store' },
      { name: 'b.ZIP' },
    ]),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect([...read.files.keys()]).toEqual(['docs/a.md']);
  expect(read.left).toEqual([
    { file: 'b.ZIP', message: expect.stringContaining('not opened'), fix: expect.stringContaining('Unpack') },
  ]);
});

const hostileNames: [what: string, name: string | Buffer, message: RegExp][] = [
  ['a way out', '../a.md', /leads out/],
  ['a way out in the middle', 'docs/../../a.md', /leads out/],
  ['a way out at the end', 'docs/..', /leads out/],
  ['a root', '/etc/passwd', /root of a disk/],
  ['a drive', 'C:/a.md', /root of a disk/],
  ['a drive without a slash', 'c:a.md', /root of a disk/],
  ['a backslash', 'docs\\a.md', /backslash/],
  ['a way out with backslashes', '..\\..\\a.md', /backslash/],
  ['a share', '\\\\host\\a.md', /backslash/],
  ['a NUL', 'a.md\0.png', /cannot be seen/],
  ['a line break', 'a\n.md', /cannot be seen/],
  ['a turned reading direction', 'a\u202egnp.md', /cannot be seen/],
  ['bytes that are no UTF-8', Buffer.from([0x61, 0xff, 0xfe]), /not UTF-8/],
  ['an overlong slash', Buffer.from([0x2e, 0x2e, 0xc0, 0xaf, 0x61]), /not UTF-8/],
  ['an empty part', 'docs//a.md', /empty part/],
  ['a part that is a dot', './a.md', /empty part/],
  ['no name', '', /empty part/],
  ['an endless name', 'a'.repeat(400), /longer than/],
  ['endless folders', `${'a/'.repeat(40)}b`, /longer than/],
];

test.each(hostileNames)('refuses a name with %s', async (_what, name, message) => {
  const [only, ...others] = await refusal(makeZip([good, { name }]));
  expect(only).toMatch(message);
  expect(others).toEqual([]);
});

const hostileEntries: [what: string, entries: MadeEntry[], message: RegExp][] = [
  ['a symbolic link', [{ name: 'b', bytes: '/etc/passwd', mode: 0o120777 }], /^b This is a link/],
  ['a named pipe', [{ name: 'b', mode: 0o010644 }], /link or a device/],
  ['a device', [{ name: 'b', mode: 0o020644 }], /link or a device/],
  ['a socket', [{ name: 'b', mode: 0o140644 }], /link or a device/],
  ['encryption', [{ name: 'b', flags: 0x801 }], /encrypted/],
  ['strong encryption', [{ name: 'b', flags: 0x841 }], /not a whole ZIP/],
  ['another method', [{ name: 'b', method: 12 }], /packed in a way/],
  ['the same name', [{ name: 'a.md' }], /^a.md This name is there twice/],
  ['the same name in capitals', [{ name: 'A.MD' }], /^A.MD This name is there twice: a.md/],
  ['the same name, composed otherwise', [{ name: 'é' }, { name: 'e\u0301' }], /twice/],
  ['a sharp s and two', [{ name: 'straße' }, { name: 'STRASSE' }], /twice/],
  ['a file that is a folder', [{ name: 'b' }, { name: 'b/c' }], /^b\/c This folder is a file/],
  ['a folder that is a file', [{ name: 'b/c' }, { name: 'B' }], /^B This name is there twice/],
  ['a folder with bytes', [{ name: 'b/' }], /folder that holds bytes/],
  ['a wrong sum', [{ name: 'b', crc: 1 }], /^b This file is damaged/],
  ['a size that is too small', [{ name: 'b', bytes: 'x'.repeat(5000), size: 10 }], /longer than the archive says/],
  ['a size of nothing', [{ name: 'b', bytes: 'x'.repeat(5000), size: 0 }], /longer than the archive says/],
  ['a size that is too large', [{ name: 'b', size: 400 }], /damaged/],
  ['a stored file of two sizes', [{ name: 'b', method: 0, size: 400 }], /not a whole ZIP/],
  ['bytes of another file', [{ name: 'b', sharesWith: 0, localName: 'a.md' }], /two different things|shares/],
  ['another name before its bytes', [{ name: 'b', localName: 'c' }], /two different things/],
  ['much of nothing', [{ name: 'b', bytes: Buffer.alloc(300_000) }], /grows far more/],
];

test.each(hostileEntries)('refuses an archive with %s', async (_what, entries, message) => {
  expect((await refusal(makeZip([good, ...entries])))[0]).toMatch(message);
});

test('refuses two names for one run of bytes', async () => {
  expect(await refusal(makeZip([good, { name: 'a.md', sharesWith: 0 }]))).toEqual([
    expect.stringContaining('there twice'),
  ]);
  const nested = makeZip([{ name: 'in.md' }]);
  const outer = makeZip([{ name: 'out.bin', method: 0, bytes: nested }]);
  const both = withInner(outer, nested);
  expect(await refusal(both)).toEqual([expect.stringContaining('shares its bytes')]);
});

/** An archive whose directory names its stored file and a file within that file's bytes. */
function withInner(outer: Buffer, nested: Buffer): Buffer {
  const directory = outer.readUInt32LE(outer.length - 6);
  const at = outer.indexOf(nested);
  const innerDirectory = nested.readUInt32LE(nested.length - 6);
  const inner = Buffer.from(nested.subarray(innerDirectory, nested.length - 22));
  inner.writeUInt32LE(at, 42);
  const end = Buffer.from(outer.subarray(outer.length - 22));
  end.writeUInt16LE(2, 10);
  return Buffer.concat([outer.subarray(0, directory), outer.subarray(directory, outer.length - 22), inner, end]);
}

test('holds the limits of files, bytes each and bytes together', async () => {
  const of = (count: number, bytes: number): MadeEntry[] =>
    Array.from({ length: count }, (_, n) => ({ name: `${n}.md`, bytes: Buffer.alloc(bytes, String(n)), method: 0 }));
  expect((await readZip(makeZip(of(2, 1000)), small)).ok).toBe(true);
  expect(await refusal(makeZip(of(6, 1)), small)).toEqual([expect.stringMatching(/^ .*more than 5 files/)]);
  expect(await refusal(makeZip(of(1, 1001)), small)).toEqual([expect.stringMatching(/0.md .*more than 1000 bytes/)]);
  expect(await refusal(makeZip(of(3, 900)), small)).toEqual([expect.stringMatching(/2.md .*more than 2500 bytes/)]);
});

test('refuses a bomb before it is unpacked', async () => {
  const megabyte = Buffer.alloc(1_000_000);
  const bombs = Array.from({ length: 40 }, (_, n) => ({ name: `${n}`, bytes: megabyte }));
  const before = process.memoryUsage().rss;
  expect((await refusal(makeZip(bombs)))[0]).toMatch(/grows far more/);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});

test('an archive that is cut short, has lost bytes or is no archive is refused, wherever it was cut', async () => {
  const whole = makeZip([good, { name: 'docs/b.md', bytes: 'word '.repeat(300) }]);
  expect((await readZip(whole)).ok).toBe(true);
  for (let length = 0; length < whole.length; length += 1) {
    expect((await readZip(whole.subarray(0, length))).ok, `${length} bytes`).toBe(false);
  }
  expect(await refusal(Buffer.from('Rar!'))).toEqual([' This is not a whole ZIP archive.']);
  expect(await refusal(makeZip([good], { count: 9 }))).toEqual([' This is not a whole ZIP archive.']);
});

test('whatever bytes are changed, an archive is read with the same names or refused', async () => {
  const whole = makeZip([good, { name: 'docs/b.md', bytes: 'word '.repeat(30) }]);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
      const changed = Buffer.from(whole);
      changed[at] = value;
      const read = await readZip(changed);
      if (read.ok) for (const bytes of read.files.values()) expect(bytes.length).toBeLessThan(200);
    }),
    { numRuns: 300 },
  );
});
