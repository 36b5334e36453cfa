import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

const anHour = 'public, max-age=3600';
const forEver = 'public, max-age=31536000, immutable';

export type ServeFile = (req: IncomingMessage, res: ServerResponse) => boolean;

/**
 * Serves the files of the browser build, `public/` included, as they were when the server started; `.br` and `.gz` beside
 * a file are preferred. Files under `/assets/` carry a hash in their name and never change. False: there is none.
 */
export function staticFiles(folder: string): ServeFile {
  if (!existsSync(folder)) return () => false;
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: [],
    setHeaders: (res, path) => res.setHeader('Cache-Control', path.startsWith('/assets/') ? forEver : anHour),
  });
  return (req, res) => {
    // Parts of a file are of no use here, and sirv does not check their order.
    delete req.headers.range;
    let found = true;
    serve(req, res, () => {
      found = false;
    });
    return found;
  };
}
