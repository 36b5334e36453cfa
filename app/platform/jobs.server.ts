import type { Kysely, Transaction } from 'kysely';
import { skipLocked } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import type { Deps } from './deps.ts';

export interface NewJob {
  /** Declared by the module that enqueues, e.g. `audit.seal`. */
  kind: string;
  payload: NonNullable<unknown>;
  /** Instant before which it is not run; now when absent. */
  runAt?: string;
  /** While a job with this key waits, another is not added. */
  dedupeKey?: string;
}

/** A handler parses its payload, opens its own transactions and may be run again after a crash. */
export type JobHandlers = Record<string, (db: Kysely<Schema>, deps: Deps, payload: unknown) => Promise<void>>;

export interface JobRun {
  done: number;
  failed: { id: string; kind: string; tries: number; error: unknown }[];
}

interface ClaimedJob {
  id: string;
  kind: string;
  payload: string;
  /** Counted up by each claim, so that it also tells this run from a later one. */
  tries: number;
}

/** After this long without an end a job counts as abandoned and is run again. */
const LEASE_MS = 5 * 60_000;
const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 6 * 60 * 60_000;

/** Adds a job in the caller's transaction: it exists if and only if the change does. */
export async function enqueueJob(tx: Transaction<Schema>, deps: Deps, job: NewJob): Promise<void> {
  await tx
    .insertInto('jobs')
    .values({
      id: deps.newId(),
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      run_at: job.runAt ?? deps.now().toISOString(),
      lease_until: null,
      tries: 0,
      dedupe_key: job.dedupeKey ?? null,
      last_error: null,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .execute();
}

/**
 * Runs jobs that are due and have a handler, oldest first, one after the other. Several processes may do so at once: a
 * job is leased to one. A failed job is tried again after 5 s, 10 s, 20 s … up to every six hours.
 */
export async function runDueJobs(
  db: Kysely<Schema>,
  deps: Deps,
  handlers: JobHandlers,
  { limit }: { limit: number },
): Promise<JobRun> {
  const run: JobRun = { done: 0, failed: [] };
  for (let count = 0; count < limit; count += 1) {
    const job = await claimJob(db, deps, Object.keys(handlers));
    if (!job) break;
    try {
      await handlers[job.kind]?.(db, deps, JSON.parse(job.payload));
      await finishJob(db, job);
      run.done += 1;
    } catch (error) {
      await postponeJob(db, deps, job, error);
      run.failed.push({ id: job.id, kind: job.kind, tries: job.tries, error });
    }
  }
  return run;
}

/** What waits or runs of one kind: each job's payload, which its module parses. */
export async function listJobs(db: Kysely<Schema>, kind: string): Promise<unknown[]> {
  const rows = await db.selectFrom('jobs').select('payload').where('kind', '=', kind).execute();
  return rows.map(({ payload }) => JSON.parse(payload));
}

/** Milliseconds to wait after the n-th failed try. */
export function retryDelay(tries: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** (tries - 1), LONGEST_DELAY_MS);
}

async function claimJob(db: Kysely<Schema>, deps: Deps, kinds: string[]): Promise<ClaimedJob | null> {
  const now = deps.now();
  // Asked without a transaction first: the usual answer is "nothing", and it must not wait for the writer.
  if (kinds.length === 0 || !(await dueJobs(db, kinds, now).executeTakeFirst())) return null;
  const leaseUntil = new Date(now.getTime() + LEASE_MS).toISOString();
  return db.transaction().execute(async (tx) => {
    const job = await skipLocked(tx, dueJobs(tx, kinds, now)).executeTakeFirst();
    if (!job) return null;
    const tries = job.tries + 1;
    // The key is given back at once: what is enqueued from here on may not have been seen by this run.
    await tx
      .updateTable('jobs')
      .set({ lease_until: leaseUntil, tries, dedupe_key: null })
      .where('id', '=', job.id)
      .execute();
    return { ...job, tries };
  });
}

function dueJobs(db: Kysely<Schema>, kinds: string[], now: Date) {
  const at = now.toISOString();
  return db
    .selectFrom('jobs')
    .select(['id', 'kind', 'payload', 'tries'])
    .where('run_at', '<=', at)
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', at)]))
    .where('kind', 'in', kinds)
    .orderBy('run_at')
    .orderBy('id')
    .limit(1);
}

async function finishJob(db: Kysely<Schema>, job: ClaimedJob): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', job.id).where('tries', '=', job.tries).execute();
}

async function postponeJob(db: Kysely<Schema>, deps: Deps, job: ClaimedJob, error: unknown): Promise<void> {
  await db
    .updateTable('jobs')
    .set({
      lease_until: null,
      run_at: new Date(deps.now().getTime() + retryDelay(job.tries)).toISOString(),
      last_error: errorCode(error),
    })
    .where('id', '=', job.id)
    .where('tries', '=', job.tries)
    .execute();
}

/** Codes only: a message may quote what it failed on. */
function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, reason } = error as Error & { code?: unknown; reason?: unknown };
  return [error.name, code, reason].filter((part) => typeof part === 'string').join(' ');
}
