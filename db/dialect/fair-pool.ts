const WAIT_MS = 20_000;

/** Thrown when no connection became free in time; `isUnavailable` knows it. */
export class PoolTimeout extends Error {
  readonly code = 'ACUMEN_POOL_TIMEOUT';
}

interface Waiter<T> {
  give: (item: T) => void;
  fail: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** Hands out a fixed set of items, first come first served. A pool of one is a fair mutex. */
export class FairPool<T> {
  readonly #idle: T[];
  readonly #waiting: Waiter<T>[] = [];
  readonly #size: number;

  constructor(
    items: T[],
    readonly waitMs = WAIT_MS,
  ) {
    this.#idle = [...items];
    this.#size = items.length;
  }

  acquire(): Promise<T> {
    const item = this.#idle.pop();
    if (item !== undefined) return Promise.resolve(item);
    return new Promise((give, fail) => {
      const timer = setTimeout(() => this.#giveUp(waiter), this.waitMs);
      timer.unref();
      const waiter: Waiter<T> = { give, fail, timer };
      this.#waiting.push(waiter);
    });
  }

  release(item: T): void {
    const next = this.#waiting.shift();
    if (!next) {
      this.#idle.push(item);
      return;
    }
    clearTimeout(next.timer);
    next.give(item);
  }

  async use<R>(work: (item: T) => Promise<R>): Promise<R> {
    const item = await this.acquire();
    try {
      return await work(item);
    } finally {
      this.release(item);
    }
  }

  /** Waits until every item is back and keeps them all. */
  async drain(): Promise<T[]> {
    return Promise.all(Array.from({ length: this.#size }, () => this.acquire()));
  }

  #giveUp(waiter: Waiter<T>): void {
    const place = this.#waiting.indexOf(waiter);
    if (place >= 0) this.#waiting.splice(place, 1);
    waiter.fail(
      new PoolTimeout(
        `no database connection became free in ${this.waitMs / 1000} s; a transaction may be using \`db\` where it must use its \`tx\``,
      ),
    );
  }
}
