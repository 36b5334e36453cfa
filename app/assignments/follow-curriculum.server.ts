import type { Kysely, Transaction } from 'kysely';
import { type CurriculumVersion, getCurriculumVersion } from '#app/curriculum/get-curriculum-version.server.ts';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { type Added, askedBy, deltaFor, type FollowRecord, type FollowUp, openCycles } from './follow-ups.ts';
import { appendFollowUps } from './follow-version.server.ts';
import { heldTargets } from './held-targets.ts';
import type { Page } from './list-concerned.server.ts';
import { loadFollowRecord } from './load-follow-record.server.ts';
import { servedTargets } from './open-cycle.server.ts';

/** Modules that a version of a curriculum has brought in, in the versions that are served. */
export interface Enlargement {
  curriculum: CurriculumVersion;
  added: Added[];
  /** By when holders learn them. */
  dueOn: CalendarDate;
}

/** What a version of a curriculum has that the one before had not; null while one of those modules has no served version. */
export async function getEnlargement(tx: Transaction<Schema>, versionId: string): Promise<Enlargement | null> {
  const curriculum = await getCurriculumVersion(tx, versionId);
  const before = await modulesBefore(tx, curriculum);
  const fresh = curriculum.modules.filter(({ moduleId }) => !before.has(moduleId));
  const targets = await servedTargets(tx, fresh);
  if (!targets) return null;
  const ids = fresh.map(({ moduleId }) => moduleId);
  const days =
    ids.length === 0 ? [] : await tx.selectFrom('modules').select('delta_days').where('id', 'in', ids).execute();
  return {
    curriculum,
    added: targets.map((target) => ({ ...target, base: null })),
    dueOn: addDays(curriculum.fromOn, Math.max(0, ...days.map((row) => row.delta_days))),
  };
}

async function modulesBefore(db: Kysely<Schema>, { curriculumId, number }: CurriculumVersion): Promise<Set<string>> {
  const rows = await db
    .selectFrom('curriculum_modules')
    .innerJoin('curriculum_versions', 'curriculum_versions.id', 'curriculum_modules.curriculum_version_id')
    .select('module_id')
    .where('curriculum_versions.curriculum_id', '=', curriculumId)
    .where('curriculum_versions.number', '=', number - 1)
    .execute();
  return new Set(rows.map((row) => row.module_id));
}

/** Active people who hold a curriculum or work towards it, by id. */
export async function listFollowing(
  db: Kysely<Schema>,
  curriculumId: string,
  { on, after, limit }: Page & { on: CalendarDate },
): Promise<string[]> {
  const rows = await db
    .selectFrom('cycles')
    .innerJoin('people', 'people.id', 'cycles.person_id')
    .select('cycles.person_id')
    .distinct()
    .where('cycles.curriculum_id', '=', curriculumId)
    .where('cycles.person_id', '>', after)
    .where((by) =>
      by.or([by('cycles.state', '=', 'open'), by('cycles.state', '=', 'fulfilled').and('cycles.expires_on', '>=', on)]),
    )
    .where('people.active', '=', 1)
    .where('people.erased_at', 'is', null)
    .where('people.merged_into', 'is', null)
    .orderBy('cycles.person_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** Brings new modules into a record: into what is open of the curriculum, or as a delta to a holder. */
export async function followCurriculum(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  enlargement: Enlargement,
): Promise<void> {
  const record = await loadFollowRecord(tx, deps, locked.personId);
  const steps = enlargementSteps(record, enlargement);
  const { id: versionId, number: curriculumVersion } = enlargement.curriculum;
  await appendFollowUps(tx, deps, locked, { record, steps, why: 'curriculum', versionId, curriculumVersion });
}

function enlargementSteps(record: FollowRecord, { curriculum, added, dueOn }: Enlargement): FollowUp[] {
  const { curriculumId } = curriculum;
  const whole = openCycles(record.cycles).find((each) => each.curriculum === curriculumId && each.kind !== 'delta');
  if (whole) {
    const known = new Set(whole.targets.map((target) => target.module));
    return added
      .filter((each) => !known.has(each.module))
      .map((each) => ({
        ...{ kind: 'retarget', cycle: whole.id, module: each.module, version: each.version, added: each },
        dueOn: askedBy(whole),
      }));
  }
  const held = new Set(heldTargets(record.cycles, curriculumId).map((target) => target.module));
  return deltaFor(
    record,
    curriculumId,
    added.filter((each) => !held.has(each.module)),
    dueOn,
  );
}
