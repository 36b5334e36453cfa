import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  /** A path with `/`, relative and without `..`. */
  name: string;
  /** `YYYY-MM-DD`: an archive knows no time zone, so that a day is all that it can say truly. */
  date: string;
  bytes: AsyncIterable<Uint8Array>;
}

/**
 * An archive of these entries, in their order, made while it is taken: an entry is asked for when the one before it has
 * been read. The same entries give the same bytes on every machine. Whoever stops taking ends all that was begun.
 */
export async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const adding = addAll(zip, out, entries).catch((error: Error) => void out.destroy(error));
  try {
    for await (const chunk of out) yield chunk as Uint8Array;
  } finally {
    out.destroy();
    await adding;
  }
}

async function addAll(zip: ZipFile, out: Readable, entries: AsyncIterable<ZipEntry>): Promise<void> {
  for await (const { name, date, bytes } of entries) {
    // Its 'close' is past: nothing would end what is begun now.
    if (out.destroyed) return;
    const source = Readable.from(bytes, { objectMode: false });
    const stop = () => source.destroy();
    out.once('close', stop);
    zip.addReadStream(source, name, { mtime: noonOf(date), forceDosTimestamp: true });
    await finished(source);
    out.off('close', stop);
  }
  zip.end();
}

/** yazl writes the fields of local time. Noon exists in every zone on every day. */
function noonOf(date: string): Date {
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}
