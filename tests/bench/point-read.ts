import { readSession } from '#app/identity/read-session.server.ts';
import type { OpenRuntime } from '#app/platform/open-runtime.server.ts';
import { percentile, type Result } from './results.ts';

const reads = 4000;
const warmUp = 300;

/** Session, person, grants and unit in one statement: what every signed-in request begins with. */
export async function measurePointRead({ db, deps }: OpenRuntime, tokens: string[]): Promise<Result[]> {
  const times: number[] = [];
  for (let n = 0; n < warmUp + reads; n += 1) {
    const started = performance.now();
    const { state } = await readSession(db, deps, tokens[n % tokens.length] ?? '');
    if (n >= warmUp) times.push(performance.now() - started);
    if (state !== 'live') throw new Error('a session is not live');
  }
  return [
    { name: 'point read (session): p50', value: percentile(times, 0.5), unit: 'ms' },
    { name: 'point read (session): p99', value: percentile(times, 0.99), unit: 'ms' },
  ];
}
