import type { IncomingMessage } from 'node:http';
import type { RefusedStatus } from './messages.ts';

/** Bytes. Forms are text; the largest is a whole sheet of answers. */
export const largestBody = 1_000_000;
/** So much is still taken in and thrown away: a browser that is cut off while it sends shows no answer. */
const alwaysDrained = 16 * largestBody;

export type Body = { ok: true; bytes: Buffer<ArrayBuffer> } | { ok: false; status: RefusedStatus };

/** Reads a request's body whole, up to the limit in bytes, and checks that it is one of the kinds that pages send. */
export async function readBody(request: IncomingMessage, limit = largestBody): Promise<Body> {
  const drained = Math.max(alwaysDrained, limit + largestBody);
  if (Number(request.headers['content-length'] ?? 0) > drained) return { ok: false, status: 413 };
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > drained) break;
      if (length <= limit) chunks.push(chunk);
    }
  } catch {
    return { ok: false, status: 400 };
  }
  if (length > limit) return { ok: false, status: 413 };
  const bytes = Buffer.concat(chunks);
  const status = await problemOf(bytes, request.headers['content-type'] ?? '');
  return status === null ? { ok: true, bytes } : { ok: false, status };
}

async function problemOf(bytes: Buffer<ArrayBuffer>, type: string): Promise<RefusedStatus | null> {
  if (bytes.length === 0) return null;
  const kind = type.split(';')[0]?.trim().toLowerCase();
  if (kind === 'application/x-www-form-urlencoded') return hasNul(bytes.toString('latin1'), '%00') ? 400 : null;
  if (kind === 'application/json') return isGoodJson(bytes.toString('utf8')) ? null : 400;
  if (kind === 'multipart/form-data') return (await isGoodMultipart(bytes, type)) ? null : 400;
  return 415;
}

/** PostgreSQL stores no NUL in text, and nobody types one. */
function hasNul(text: string, escaped: string): boolean {
  return text.includes('\0') || text.includes(escaped);
}

function isGoodJson(text: string): boolean {
  if (hasNul(text, '\\u0000')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function isGoodMultipart(bytes: Buffer<ArrayBuffer>, type: string): Promise<boolean> {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    return [...form].every(
      ([name, value]) => !name.includes('\0') && !(typeof value === 'string' && value.includes('\0')),
    );
  } catch {
    return false;
  }
}
