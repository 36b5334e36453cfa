import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { ZipEntry } from '#app/formats/zip-stream.server.ts';

/** A line of the pack's manifest. */
export interface ListedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** An entry of the archive that enters itself in the list once it has been taken whole. */
export function listedEntry(
  list: ListedFile[],
  name: string,
  date: string,
  bytes: AsyncIterable<Uint8Array>,
): ZipEntry {
  async function* counted(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of bytes) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
    list.push({ path: name, bytes: size, sha256: hash.digest('hex') });
  }
  return { name, date, bytes: counted() };
}

/** A file that is written beside another one that is being sent, to be sent after it. */
export interface SpooledFile {
  name: string;
  write: (text: string) => Promise<void>;
  /** Ends writing; gives what was written. */
  read: () => Promise<AsyncIterable<Uint8Array>>;
  /** Gives up what is still being written. */
  close: () => void;
}

export function spoolFile(folder: string, name: string): SpooledFile {
  const file = path.join(folder, name.replaceAll('/', '-'));
  const out = createWriteStream(file);
  return {
    name,
    write: async (text) => {
      if (!out.write(text)) await once(out, 'drain');
    },
    read: async () => {
      out.end();
      await finished(out);
      return bytesOf(file);
    },
    close: () => void out.destroy(),
  };
}

/** Opened by whoever begins to read: an entry that is not taken any more leaves nothing open. */
async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file);
}

export async function* textBytes(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
}
