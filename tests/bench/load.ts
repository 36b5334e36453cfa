import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

export interface LoadRequest {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
  status: number;
}

export interface LoadJob {
  /** `http://127.0.0.1:3000` */
  origin: string;
  /** One list for each connection, sent one after the other. */
  lanes: LoadRequest[][];
  /** Begin again until so long has passed; without it each request is sent once. */
  seconds?: number;
  /** Milliseconds that each connection waits after an answer, and over which the first requests are spread; without it none. */
  pause?: number;
}

export interface LoadResult {
  /** Milliseconds from sending to the last byte, in any order. */
  latencies: number[];
  seconds: number;
}

/** Sends requests from a process of its own, so that its work does not stand in the way of what is measured. */
export class LoadProcess {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(path.join(import.meta.dirname, 'load-process.ts'), { execArgv: ['--import', 'tsx'] });
  }

  run(job: LoadJob): Promise<LoadResult> {
    return new Promise((resolve, reject) => {
      const onExit = () => reject(new Error('the load generator ended'));
      this.#child.once('exit', onExit);
      this.#child.once('message', (answer: LoadResult | { failure: string }) => {
        this.#child.off('exit', onExit);
        if ('failure' in answer) reject(new Error(answer.failure));
        else resolve(answer);
      });
      this.#child.send(job);
    });
  }

  stop(): void {
    this.#child.removeAllListeners('exit');
    this.#child.disconnect();
  }
}
