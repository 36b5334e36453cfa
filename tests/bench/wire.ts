import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface Wire {
  headers: IncomingHttpHeaders;
  /** As it travelled. */
  body: Buffer;
  /** Bytes of the whole answer, headers included. */
  bytes: number;
  text: string;
}

/** What another process sends again. */
export interface Captured {
  headers: Record<string, string | string[]>;
  body: string;
}

/** Gets one address over a connection of its own. Throws unless the answer is 200. */
export function getWire(url: string, headers: Record<string, string>): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}`));
        const body = Buffer.concat(chunks);
        const text = decoded(body, response.headers['content-encoding']).toString('utf8');
        resolve({ headers: response.headers, body, bytes: response.socket.bytesRead, text });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

function decoded(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(body);
  return encoding === 'gzip' ? gunzipSync(body) : body;
}

/** Without what belongs to one connection or one moment. */
export function captured({ headers, body }: Wire): Captured {
  const { connection, 'keep-alive': _, date, 'transfer-encoding': __, ...kept } = headers;
  const given = Object.entries(kept).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined);
  return { headers: Object.fromEntries(given), body: body.toString('base64') };
}
