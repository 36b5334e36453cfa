import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedCurriculum } from '../checked-content.ts';
import { curriculumFingerprint } from '../fingerprint.ts';
import { curriculumPublished } from '../version-jobs.ts';

export interface PublishedCurriculum {
  what: 'unchanged' | 'published';
  versionId: string;
  number: number;
}

/** Makes a curriculum the newest version of itself, from today on. Title, address and stages change without a version. */
export async function publishCurriculum(
  tx: Transaction<Schema>,
  deps: Deps,
  curriculum: CheckedCurriculum,
): Promise<PublishedCurriculum> {
  const { id, slug, title, rule, validity_months: validityMonths } = curriculum;
  const modules = curriculum.modules.map(({ module, track, stage }) => ({ id: module, track, stage }));
  const fingerprint = curriculumFingerprint({ id, rule, validityMonths, modules });
  await tx
    .insertInto('curricula')
    .values({ id, slug, title })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ slug, title }))
    .execute();
  const newest = await tx
    .selectFrom('curriculum_versions')
    .select(['id', 'number', 'fingerprint'])
    .where('curriculum_id', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest?.fingerprint === fingerprint) {
    await saveStages(tx, newest.id, modules);
    return { what: 'unchanged', versionId: newest.id, number: newest.number };
  }
  const version = {
    id: deps.newId(),
    curriculum_id: id,
    number: (newest?.number ?? 0) + 1,
    fingerprint,
    rule: JSON.stringify(rule),
    validity_months: validityMonths,
    from_on: today(deps.zone, deps.now()),
  };
  await tx.insertInto('curriculum_versions').values(version).execute();
  await tx
    .insertInto('curriculum_modules')
    .values(
      modules.map((each) => ({
        curriculum_version_id: version.id,
        module_id: each.id,
        track: each.track,
        stage: each.stage,
      })),
    )
    .execute();
  const details = { number: version.number, fingerprint };
  await recordAudit(tx, deps, { actorId: null, action: 'curriculum.publish', object: `curriculum:${id}`, details });
  if (newest) {
    const job = { kind: curriculumPublished, payload: { versionId: version.id } };
    await enqueueJob(tx, deps, { ...job, dedupeKey: `${curriculumPublished}:${version.id}` });
  }
  return { what: 'published', versionId: version.id, number: version.number };
}

/** The order in which modules are learnt is no part of what is taught, so that it is not in the fingerprint. */
async function saveStages(tx: Transaction<Schema>, versionId: string, modules: { id: string; stage: number }[]) {
  for (const { id, stage } of modules) {
    await tx
      .updateTable('curriculum_modules')
      .set({ stage })
      .where('curriculum_version_id', '=', versionId)
      .where('module_id', '=', id)
      .where('stage', '<>', stage)
      .execute();
  }
}
