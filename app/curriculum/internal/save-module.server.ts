import type { Kysely, Transaction } from 'kysely';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from '../checked-content.ts';
import { itemIds } from './version-shape.server.ts';

type Tx = Transaction<Schema>;

/** What is outside of versions: address, owner, days for a delta, the sentence for lists. An old address stays reachable. */
export async function saveModule(tx: Tx, { slug, head }: CheckedModule, from: 'folder' | 'studio'): Promise<void> {
  const row = await tx
    .selectFrom('modules')
    .select(['slug', 'owned_by', 'review_by'])
    .where('id', '=', head.id)
    .executeTakeFirst();
  if (row && row.owned_by !== from)
    throw new Refusal('forbidden', 'curriculum.owned-elsewhere', { module: head.id, owner: row.owned_by });
  const taken = await tx
    .selectFrom('modules')
    .select('id')
    .where('slug', '=', slug)
    .where('id', '!=', head.id)
    .executeTakeFirst();
  if (taken) throw new Refusal('invalid', 'curriculum.slug-taken', { slug, module: taken.id });
  const values = {
    slug,
    owned_by: head.owned_by,
    delta_days: head.delta_days,
    summary: head.summary,
    review_by: from === 'folder' ? laterOf(row?.review_by, head.review_by) : (head.review_by ?? null),
    silenced: head.silenced ? JSON.stringify(head.silenced) : null,
  };
  if (!row)
    await tx
      .insertInto('modules')
      .values({ id: head.id, current_version_id: null, ...values })
      .execute();
  else await tx.updateTable('modules').set(values).where('id', '=', head.id).execute();
  await tx.deleteFrom('slug_history').where('slug', '=', slug).execute();
  if (row && row.slug !== slug)
    await tx.insertInto('slug_history').values({ slug: row.slug, module_id: head.id }).execute();
}

/** A review in the studio has set a later day than the folder knows; the folder is loaded again at every start. */
function laterOf(stored: string | null = null, said: string | null = null): string | null {
  return stored === null || (said !== null && said > stored) ? said : stored;
}

export interface StoredVersion {
  id: string;
  number: number;
  fingerprint: string;
  compiler: string;
}

/** The version that is served, and the newest one: withdrawn versions count, since a number is used once. */
export async function versionsOf(
  tx: Tx,
  moduleId: string,
): Promise<{ current?: StoredVersion; newest?: StoredVersion }> {
  const rows = await tx
    .selectFrom('module_versions')
    .innerJoin('modules', 'modules.id', 'module_versions.module_id')
    .select(['module_versions.id', 'number', 'fingerprint', 'compiler', 'current_version_id'])
    .where('module_id', '=', moduleId)
    .orderBy('number')
    .execute();
  return { current: rows.find((row) => row.id === row.current_version_id), newest: rows.at(-1) };
}

/** Whether anybody's record speaks of the module; while nobody's does, a change needs no word from the publisher. */
export async function isBegun(db: Kysely<Schema>, moduleId: string): Promise<boolean> {
  const act = await db
    .selectFrom('learning_events')
    .select('id')
    .where('module_version_id', 'in', (eb) =>
      eb.selectFrom('module_versions').select('module_versions.id').where('module_id', '=', moduleId),
    )
    .limit(1)
    .executeTakeFirst();
  return act !== undefined;
}

/** Records name items by id alone, so an id belongs to one module for ever. */
export async function refuseForeignIds(tx: Tx, module: CheckedModule): Promise<void> {
  const foreign = await tx
    .selectFrom('version_items')
    .innerJoin('module_versions', 'module_versions.id', 'version_items.version_id')
    .select(['version_items.item_id', 'module_versions.module_id'])
    .where('version_items.item_id', 'in', itemIds(module))
    .where('module_versions.module_id', '!=', module.head.id)
    .executeTakeFirst();
  if (foreign) throw new Refusal('invalid', 'curriculum.id-taken', { id: foreign.item_id, module: foreign.module_id });
}
