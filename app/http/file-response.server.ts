import { contentDisposition } from '#app/formats/content-disposition.ts';
import type { StreamedFile } from '#app/formats/sheet-file.server.ts';

/**
 * A file to be saved, sent as fast as it is taken and not begun before: a `HEAD`, whose answer nobody reads, begins nothing.
 * Whoever breaks off ends the reading behind it.
 */
export function fileResponse({ name, type, bytes }: StreamedFile): Response {
  const source: UnderlyingDefaultSource<Uint8Array> = {
    pull: async (out) => {
      const { done, value } = await bytes.next();
      if (done) out.close();
      else out.enqueue(value);
    },
    cancel: async () => {
      await bytes.return(undefined);
    },
  };
  const body = new ReadableStream(source, { highWaterMark: 0 });
  return new Response(body, { headers: { 'Content-Type': type, 'Content-Disposition': contentDisposition(name) } });
}
