import type { Kysely, Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { replaceSearchEntries, type SearchEntry } from '#db/dialect/search-index.ts';
import type { Schema } from '#db/schema.ts';
import { getFactsOfVersion } from './get-version-facts.server.ts';
import { loadSegments } from './internal/stored-lesson.ts';
import { lessonText } from './lesson-text.ts';
import { versionWithdrawn } from './version-jobs.ts';

interface Withdrawal {
  moduleId: string;
  number: number;
  /** Null for the system. */
  actorId: string | null;
  /** In the publisher's words; kept in the audit trail. */
  reason: string;
}

/**
 * Takes a published version back: the newest version that is not withdrawn is served instead, or none ("being revised").
 * Results stand. Gives the number of the version that is served now. Whoever may do this is asked before.
 */
export async function withdrawVersion(
  db: Kysely<Schema>,
  deps: Deps,
  { moduleId, number, actorId, reason }: Withdrawal,
): Promise<{ served: number | null }> {
  return db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('module_versions')
      .set({ withdrawn_at: deps.now().toISOString() })
      .where('module_id', '=', moduleId)
      .where('number', '=', number)
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw await refusal(tx, moduleId, number);
    const served = await serveNewest(tx, moduleId);
    await recordAudit(tx, deps, {
      actorId,
      action: 'module.withdraw',
      object: `module:${moduleId}`,
      details: { number, served },
      text: reason,
    });
    const job = { kind: versionWithdrawn, payload: { versionId: changed.id } };
    await enqueueJob(tx, deps, { ...job, dedupeKey: `${versionWithdrawn}:${changed.id}` });
    return { served };
  });
}

async function refusal(tx: Transaction<Schema>, moduleId: string, number: number): Promise<Refusal> {
  const row = await tx
    .selectFrom('module_versions')
    .select('id')
    .where('module_id', '=', moduleId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row
    ? new Refusal('stale', 'curriculum.withdrawn-already')
    : new Refusal('not-found', 'curriculum.no-such-version');
}

async function serveNewest(tx: Transaction<Schema>, moduleId: string): Promise<number | null> {
  const newest = await tx
    .selectFrom('module_versions')
    .select(['id', 'number'])
    .where('module_id', '=', moduleId)
    .where('withdrawn_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const id = newest?.id ?? null;
  await tx.updateTable('modules').set({ current_version_id: id }).where('id', '=', moduleId).execute();
  await replaceSearchEntries(tx, moduleId, id === null ? [] : await searchEntries(tx, id));
  return newest?.number ?? null;
}

async function searchEntries(tx: Transaction<Schema>, versionId: string): Promise<SearchEntry[]> {
  const { lessons, lang } = await getFactsOfVersion(tx, versionId);
  const hashes = lessons.map((lesson) => lesson.hash);
  const bodies = await tx
    .selectFrom('lesson_bodies')
    .select(['hash', 'segments'])
    .where('hash', 'in', hashes)
    .execute();
  return lessons.map(({ id, title, hash }) => {
    const body = bodies.find((each) => each.hash === hash);
    const text = body ? lessonText(loadSegments(body.segments).segments).join(' ') : '';
    return { lessonId: id, lang, title, text };
  });
}
