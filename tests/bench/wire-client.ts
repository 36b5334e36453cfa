import { connect, type Socket } from 'node:net';
import type { LoadRequest } from './load.ts';

const headEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('\r\n0\r\n\r\n');

/**
 * One connection that sends requests one after the other and reads of an answer its status and where it ends, no more: on two
 * cores each millisecond of a whole HTTP client is one that the server is measured without.
 */
export class WireClient {
  readonly #socket: Socket;
  readonly #host: string;
  #read: (chunk: Buffer) => void = () => {};
  #fail: (error: Error) => void = () => {};

  constructor(origin: URL) {
    this.#host = origin.host;
    this.#socket = connect({ host: origin.hostname, port: Number(origin.port), noDelay: true });
    this.#socket.on('data', (chunk) => this.#read(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the server closed a connection')));
  }

  /** Milliseconds from sending to the last byte. Throws unless the status is the one that is asked for. */
  send(request: LoadRequest): Promise<number> {
    const { method, path, headers, body = '', status } = request;
    const length = method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    const lines = Object.entries({ host: this.#host, ...headers, ...length }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    return new Promise((resolve, reject) => {
      const started = performance.now();
      const answer = new Answer();
      this.#fail = reject;
      this.#read = (chunk) => {
        if (!answer.isWhole(chunk)) return;
        if (answer.status === status) resolve(performance.now() - started);
        else reject(new Error(`${method} ${path} answered ${answer.status} instead of ${status}`));
      };
      this.#socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
    });
  }

  close(): void {
    this.#fail = () => {};
    this.#socket.destroy();
  }
}

/** An answer while it arrives. */
class Answer {
  status = 0;
  #head: Buffer | null = Buffer.alloc(0);
  /** Bytes that are to come; null where the last chunk says that it is the last. */
  #left: number | null = 0;
  #tail = Buffer.alloc(0);

  isWhole(chunk: Buffer): boolean {
    if (!this.#head) return this.#ends(chunk);
    this.#head = Buffer.concat([this.#head, chunk]);
    const end = this.#head.indexOf(headEnd);
    if (end < 0) return false;
    const head = this.#head.toString('latin1', 0, end);
    const body = this.#head.subarray(end + headEnd.length);
    this.#head = null;
    this.status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.#left = /\r\ntransfer-encoding: *chunked/i.test(head) ? null : Number(length ?? 0);
    this.#tail = Buffer.from('\r\n');
    return this.#ends(body);
  }

  #ends(chunk: Buffer): boolean {
    if (this.#left !== null) {
      this.#left -= chunk.length;
      return this.#left <= 0;
    }
    this.#tail = Buffer.concat([this.#tail, chunk]).subarray(-lastChunk.length);
    return this.#tail.equals(lastChunk);
  }
}
