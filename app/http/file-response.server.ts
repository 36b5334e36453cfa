import { contentDisposition } from '#app/formats/content-disposition.ts';
import type { StreamedFile } from '#app/formats/sheet-file.server.ts';

/** A file to be saved, sent as fast as it is taken. Whoever breaks off ends the reading behind it. */
export function fileResponse({ name, type, bytes }: StreamedFile): Response {
  const body = new ReadableStream<Uint8Array>({
    pull: async (out) => {
      const { done, value } = await bytes.next();
      if (done) out.close();
      else out.enqueue(value);
    },
    cancel: async () => {
      await bytes.return(undefined);
    },
  });
  return new Response(body, { headers: { 'Content-Type': type, 'Content-Disposition': contentDisposition(name) } });
}
