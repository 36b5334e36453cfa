import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Attempt } from './attempt.ts';

/** The attempts of one person: every query of this module starts here, so that ownership is always in it. */
export function selectAttempts(db: Kysely<Schema>, personId: string) {
  return db
    .selectFrom('attempts')
    .innerJoin('module_versions', 'module_versions.id', 'attempts.module_version_id')
    .selectAll('attempts')
    .select('module_versions.number as version')
    .where('attempts.person_id', '=', personId);
}

export type AttemptRow = Selectable<Schema['attempts']> & { version: number };

export function attemptOf(row: AttemptRow): Attempt {
  return {
    id: row.id,
    moduleId: row.module_id,
    versionId: row.module_version_id,
    version: row.version,
    track: row.track,
    scope: row.scope,
    since: row.since,
    cycleId: row.cycle_id,
    status: row.status,
    startedAt: row.started_at,
    deadlineAt: row.deadline_at,
    submittedAt: row.submitted_at,
    points: row.points,
    max: row.max,
    passed: row.passed === null ? null : row.passed === 1,
  };
}
