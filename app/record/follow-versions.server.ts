import type { Kysely } from 'kysely';
import { followVersion, followWithdrawal } from '#app/assignments/follow-version.server.ts';
import { listConcerned, listWorkingTowards } from '#app/assignments/list-concerned.server.ts';
import { getPublication } from '#app/curriculum/get-publication.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import {
  type VersionPayload,
  versionPayload,
  versionPublished,
  versionWithdrawn,
} from '#app/curriculum/version-jobs.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord, type RecordChange } from './change-record.server.ts';

const mostAtOnce = 500;

/**
 * The job of a material version: brings the next people by id up to it, each in a transaction of their own, and leaves the
 * rest to the next job. Run again it changes nothing. A version that was withdrawn meanwhile concerns nobody.
 */
export async function followVersions(
  db: Kysely<Schema>,
  deps: Deps,
  payload: unknown,
  pageSize = mostAtOnce,
): Promise<void> {
  const job = versionPayload.parse(payload);
  const publication = await getPublication(db, deps, job.versionId);
  if (publication.isWithdrawn) return;
  const page = { on: today(deps.zone, deps.now()), after: job.after, limit: pageSize };
  const people = await listConcerned(db, publication.facts, page);
  await changeEach(db, deps, { kind: versionPublished, job, people }, ({ tx, locked }) =>
    followVersion(tx, deps, locked, publication),
  );
  if (people.length === pageSize) await leaveRest(db, deps, { kind: versionPublished, job }, people.at(-1));
}

/** The job of a withdrawal: whoever works towards the version is led to the one that is served; to none while there is none. */
export async function followWithdrawals(
  db: Kysely<Schema>,
  deps: Deps,
  payload: unknown,
  pageSize = mostAtOnce,
): Promise<void> {
  const job = versionPayload.parse(payload);
  const { facts } = await getPublication(db, deps, job.versionId);
  const served = await getCurrentFacts(db, facts.moduleId);
  if (!served) return;
  const withdrawn = { module: facts.moduleId, version: facts.number };
  const people = await listWorkingTowards(db, withdrawn, { after: job.after, limit: pageSize });
  await changeEach(db, deps, { kind: versionWithdrawn, job, people }, ({ tx, locked }) =>
    followWithdrawal(tx, deps, locked, withdrawn, served),
  );
  if (people.length === pageSize) await leaveRest(db, deps, { kind: versionWithdrawn, job }, people.at(-1));
}

interface Run {
  kind: string;
  job: VersionPayload;
  people: string[];
}

/** Each person's key follows from the version, so that a run that was broken off repeats nothing. */
export async function changeEach(
  db: Kysely<Schema>,
  deps: Deps,
  { kind, job, people }: Run,
  work: (change: RecordChange) => Promise<void>,
): Promise<void> {
  for (const personId of people) {
    const key = `${kind}/${job.versionId}/${personId}`;
    await changeRecord(db, deps, { personId, actorId: null, key }, async (change) => {
      await work(change);
      return () => ({ events: change.locked.appended.length });
    });
  }
}

/** People by id after `last` are another job's, now or at a later time. */
export async function leaveRest(
  db: Kysely<Schema>,
  deps: Deps,
  { kind, job }: Omit<Run, 'people'>,
  last: string | undefined,
  at: Date = deps.now(),
): Promise<void> {
  const payload = { ...job, after: last ?? '' };
  const dedupeKey = `${kind}:${job.versionId}`;
  await db.transaction().execute((tx) => enqueueJob(tx, deps, { kind, payload, dedupeKey, runAt: at.toISOString() }));
}
