import type { Kysely } from 'kysely';
import { withdrawVersion } from '#app/curriculum/withdraw-version.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

export interface WithdrawPage {
  moduleId: string;
  title: string;
  /** The version that is served now. */
  number: number;
  /** What is served after it was withdrawn; null: nothing. */
  instead: number | null;
  operationKey: string;
}

/** What withdrawing the version that is served would do. */
export async function getWithdrawPage(db: Kysely<Schema>, deps: Deps, moduleId: string): Promise<WithdrawPage> {
  const rows = await db
    .selectFrom('module_versions')
    .innerJoin('modules', 'modules.id', 'module_versions.module_id')
    .select(['module_versions.id', 'number', 'manifest', 'current_version_id'])
    .where('module_id', '=', moduleId)
    .where('withdrawn_at', 'is', null)
    .orderBy('number', 'desc')
    .execute();
  const served = rows.find(({ id, current_version_id }) => id === current_version_id);
  if (!served) throw new Refusal('not-found', 'authoring.nothing-published');
  const { title } = JSON.parse(served.manifest) as { title: string };
  const instead = rows.find(({ number }) => number !== served.number)?.number ?? null;
  return { moduleId, title, number: served.number, instead, operationKey: deps.newToken() };
}

/** Withdraws the version that the page showed, with a reason. One that is no longer served is refused as stale. */
export async function withdraw(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, moduleId, number, reason }: { actorId: string; moduleId: string; number: number; reason: string },
): Promise<void> {
  const why = reason.trim();
  if (why === '' || why.length > 500) throw new Refusal('invalid', 'authoring.reason-missing');
  if ((await getWithdrawPage(db, deps, moduleId)).number !== number)
    throw new Refusal('stale', 'authoring.other-version-served');
  await withdrawVersion(db, deps, { moduleId, number, actorId, reason: why });
}
