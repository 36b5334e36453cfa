import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Captured } from './wire.ts';

/** The least that Node.js needs to send the very same bytes: no session, no database, no rendering. */
process.once('message', ({ plain, gzip }: { plain: Captured; gzip: Captured }) => {
  const answers = [plain, gzip].map(({ headers, body }) => ({ headers, bytes: Buffer.from(body, 'base64') }));
  const server = createServer((request, response) => {
    const answer = answers[request.headers['accept-encoding'] === 'gzip' ? 1 : 0];
    response.writeHead(200, answer?.headers);
    response.end(answer?.bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
process.once('disconnect', () => process.exit(0));
