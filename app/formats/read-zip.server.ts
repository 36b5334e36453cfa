import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { archivePathProblem, samePath } from './archive-path.ts';
import type { FileMap } from './file-map.ts';

export interface ZipProblem {
  /** Path in the archive; '' where it is about the archive as a whole. */
  file: string;
  message: string;
  fix: string;
}

export type ZipReading =
  /** `left`: archives within the archive, which are not opened. */
  { ok: true; files: FileMap; left: ZipProblem[] } | { ok: false; problems: ZipProblem[] };

export interface ZipLimits {
  /** Files and folders. */
  entries: number;
  /** Unpacked, each. */
  fileBytes: number;
  /** Unpacked, together. */
  totalBytes: number;
  /** Unpacked bytes for each packed one; not asked of files under 100 kB. */
  ratio: number;
}

export const zipLimits: ZipLimits = { entries: 3000, fileBytes: 10_000_000, totalBytes: 60_000_000, ratio: 200 };

const smallFile = 100_000;
const mostProblems = 20;
const inflate = promisify(inflateRaw);

/** What operating systems add on their own. */
const clutter = /^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i;
const archives = /\.(zip|jar|tar|t?gz|bz2|xz|zst|7z|rar|iso)$/i;

interface Member {
  name: string;
  entry: Entry;
  /** Of its packed bytes. */
  start: number;
}

/**
 * Reads an uploaded ZIP into memory, whole or not at all: one entry that a well-meant archive would not have refuses it. Sizes in the
 * archive are held against the limits first, and unpacking stops where a file is longer than it says. Nothing is written to a disk.
 */
export async function readZip(bytes: Buffer, limits: ZipLimits = zipLimits): Promise<ZipReading> {
  let members: Member[];
  try {
    const zip = await fromBufferPromise(bytes, { decodeStrings: false });
    if (zip.entryCount > limits.entries)
      return refused('', `This archive holds more than ${limits.entries} files.`, 'Import it in parts.');
    const entries = await readDirectory(zip);
    const problems = [...entryProblems(entries, limits), ...collisions(entries)];
    if (problems.length > 0) return { ok: false, problems: problems.slice(0, mostProblems) };
    const found = await locate(zip, entries);
    if (!Array.isArray(found)) return { ok: false, problems: [found] };
    members = found;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refused('', 'This is not a whole ZIP archive.', 'Make it anew, or upload it again.');
  }
  return await unpack(bytes, members);
}

function refused(file: string, message: string, fix: string): { ok: false; problems: ZipProblem[] } {
  return { ok: false, problems: [{ file, message, fix }] };
}

type Named = Omit<Member, 'start'>;

async function readDirectory(zip: ZipFile): Promise<Named[]> {
  const entries: Named[] = [];
  for await (const entry of zip.eachEntry()) {
    // Bytes, since `decodeStrings` is off. What is no UTF-8 shows as U+FFFD, which no path may hold.
    entries.push({ entry, name: (entry.fileName as unknown as Buffer).toString('utf8') });
  }
  return entries.filter(({ name }) => !clutter.test(name));
}

function entryProblems(entries: Named[], limits: ZipLimits): ZipProblem[] {
  let total = 0;
  return entries.flatMap(({ name, entry }) => {
    total += entry.uncompressedSize;
    const problem = entryProblem(name, entry, limits) ?? (total > limits.totalBytes ? tooMuch(limits) : null);
    return problem ? [{ file: name, ...problem }] : [];
  });
}

function entryProblem(name: string, entry: Entry, limits: ZipLimits): Omit<ZipProblem, 'file'> | null {
  if (name.includes('\ufffd'))
    return { message: 'This name is not UTF-8.', fix: 'Rename the file with plain letters, or use another program.' };
  const path = archivePathProblem(name);
  if (path) return path;
  if (isSpecial(entry))
    return { message: 'This is a link or a device, not a file.', fix: 'Put the file itself into the archive.' };
  if (entry.isEncrypted()) return { message: 'This file is encrypted.', fix: 'Make the archive without a password.' };
  if (!entry.canDecodeFileData())
    return {
      message: 'This file is packed in a way that is not read here.',
      fix: 'Make the archive anew as a plain ZIP.',
    };
  if (name.endsWith('/') && entry.uncompressedSize > 0)
    return { message: 'This is a folder that holds bytes like a file.', fix: 'Make the archive anew.' };
  if (entry.uncompressedSize > limits.fileBytes) return tooLong(limits);
  return isBomb(entry.uncompressedSize, entry.compressedSize, limits) ? bomb : null;
}

/** The upper half holds the mode of Unix: a link, pipe, socket or device whatever system the archive says it was made on. */
function isSpecial(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & 0xf000;
  return type !== 0 && type !== 0x8000 && type !== 0x4000;
}

function isBomb(unpacked: number, packed: number, { ratio }: ZipLimits): boolean {
  return unpacked > smallFile && unpacked > packed * ratio;
}

const bomb = {
  message: 'This file grows far more when it is unpacked than texts and pictures do.',
  fix: 'Leave it out of the archive.',
};
const tooLong = ({ fileBytes }: ZipLimits) => ({
  message: `This file has more than ${fileBytes} bytes.`,
  fix: 'Make it smaller, or leave it out.',
});
const tooMuch = ({ totalBytes }: ZipLimits) => ({
  message: `With this file the archive has more than ${totalBytes} bytes unpacked.`,
  fix: 'Import it in parts.',
});

/** Two entries that some disk would take for one, and a file where another entry has a folder. */
function collisions(entries: Named[]): ZipProblem[] {
  const problems: ZipProblem[] = [];
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  const fix = 'Give each file its own name.';
  for (const { name } of entries) {
    const path = samePath(name);
    const other = files.get(path) ?? (name.endsWith('/') ? undefined : folders.get(path));
    if (other !== undefined) problems.push({ file: name, message: `This name is there twice: ${other}.`, fix });
    if (!name.endsWith('/')) files.set(path, name);
    const parts = path.split('/').slice(0, name.endsWith('/') ? undefined : -1);
    parts.forEach((_, index) => {
      const folder = parts.slice(0, index + 1).join('/');
      const file = files.get(folder);
      if (file !== undefined && file !== name)
        problems.push({ file: name, message: `This folder is a file as well: ${file}.`, fix });
      folders.set(folder, name);
    });
  }
  return problems;
}

/** Where each file's bytes begin, or why they cannot be trusted: two headers that differ, or bytes that serve two files. */
async function locate(zip: ZipFile, entries: Named[]): Promise<Member[] | ZipProblem> {
  const members: Member[] = [];
  const ranges: { name: string; from: number; to: number }[] = [];
  for (const { name, entry } of entries) {
    const header = await zip.readLocalFileHeaderPromise(entry);
    const raw = entry.fileName as unknown as Buffer;
    const differs = !header.fileName.equals(raw) || header.compressionMethod !== entry.compressionMethod;
    if (differs || ((header.generalPurposeBitFlag ^ entry.generalPurposeBitFlag) & 1) !== 0)
      return { file: name, message: 'The archive says two different things about this file.', fix: 'Make it anew.' };
    const start = header.fileDataStart;
    ranges.push({ name, from: entry.relativeOffsetOfLocalHeader, to: start + entry.compressedSize });
    if (!name.endsWith('/')) members.push({ name, entry, start });
  }
  ranges.sort((a, b) => a.from - b.from);
  const shared = ranges.find((range, index) => range.from < (ranges[index - 1]?.to ?? 0));
  if (shared)
    return {
      file: shared.name,
      message: 'This file shares its bytes with another one.',
      fix: 'Make the archive anew.',
    };
  return members;
}

async function unpack(bytes: Buffer, members: Member[]): Promise<ZipReading> {
  const files: FileMap = new Map();
  const left: ZipProblem[] = [];
  for (const { name, entry, start } of members) {
    if (archives.test(name)) {
      const message = 'This is an archive within the archive; it was not opened.';
      left.push({ file: name, message, fix: 'Unpack it first, or import it on its own.' });
      continue;
    }
    const content = await contentOf(entry, bytes.subarray(start, start + entry.compressedSize));
    if (content === 'longer')
      return refused(name, 'This file is longer than the archive says.', 'Make the archive anew.');
    if (content === null || content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32)
      return refused(name, 'This file is damaged: its bytes do not add up.', 'Make the archive anew.');
    files.set(name.normalize('NFC'), content);
  }
  return { ok: true, files, left };
}

/** Never more than the archive says, which the limits have been held against already. */
async function contentOf(entry: Entry, packed: Buffer): Promise<Buffer | 'longer' | null> {
  if (entry.compressionMethod === 0) return Buffer.from(packed);
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'longer' : null;
  }
}
