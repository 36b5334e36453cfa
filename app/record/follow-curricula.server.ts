import type { Kysely } from 'kysely';
import { followCurriculum, getEnlargement, listFollowing } from '#app/assignments/follow-curriculum.server.ts';
import { curriculumPublished, versionPayload } from '#app/curriculum/version-jobs.ts';
import { addDays, startOfDay, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeEach, leaveRest } from './follow-versions.server.ts';

const mostAtOnce = 500;

/**
 * The job of a newer curriculum version: brings the modules that it adds to the next people by id, and leaves the rest to the
 * next job. While one of them is being revised it waits for the next day.
 */
export async function followCurricula(
  db: Kysely<Schema>,
  deps: Deps,
  payload: unknown,
  pageSize = mostAtOnce,
): Promise<void> {
  const job = versionPayload.parse(payload);
  const on = today(deps.zone, deps.now());
  const enlargement = await db.transaction().execute((tx) => getEnlargement(tx, job.versionId));
  const run = { kind: curriculumPublished, job };
  if (!enlargement) return leaveRest(db, deps, run, job.after, startOfDay(deps.zone, addDays(on, 1)));
  if (enlargement.added.length === 0) return;
  const page = { on, after: job.after, limit: pageSize };
  const people = await listFollowing(db, enlargement.curriculum.curriculumId, page);
  await changeEach(db, deps, { ...run, people }, ({ tx, locked }) => followCurriculum(tx, deps, locked, enlargement));
  if (people.length === pageSize) await leaveRest(db, deps, run, people.at(-1));
}
