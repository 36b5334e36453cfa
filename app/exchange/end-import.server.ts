import type { Kysely } from 'kysely';
import { makeDraft } from '#app/authoring/make-draft.server.ts';
import { readZip } from '#app/formats/read-zip.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { withoutTopFolder } from './module-folder.ts';
import { placeOfModule } from './place-of-module.server.ts';

/** Our own archive: what was uploaded has been held against the limits. */
const ownLimits = { entries: 5000, fileBytes: 100_000_000, totalBytes: 100_000_000, ratio: Number.POSITIVE_INFINITY };

/**
 * Makes a draft of an upload that was looked at, or throws it away. Gives the module's id, or null. Where the module was published since,
 * the draft stands on what is served now.
 */
export async function endImport(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key }: { actor: Actor; key: string },
  { id, intent }: { id: string; intent: 'make' | 'discard' },
): Promise<string | null> {
  const row = await db
    .selectFrom('module_imports')
    .select(['module_id', 'title', 'slug', 'archive'])
    .where('id', '=', id)
    .where('owner_id', '=', actor.personId)
    .executeTakeFirst();
  const draft = row && intent === 'make' ? await draftOf(db, actor, row) : null;
  return runOnce(db, deps, { actorId: actor.personId, key }, async (tx) => {
    if (!row) throw new Refusal('not-found', 'exchange.no-such-import');
    if (draft) await makeDraft(tx, deps, draft, actor.personId);
    await tx.deleteFrom('module_imports').where('id', '=', id).execute();
    return draft?.moduleId ?? null;
  });
}

async function draftOf(
  db: Kysely<Schema>,
  actor: Actor,
  row: { module_id: string; title: string; slug: string; archive: Buffer },
) {
  const { slug, basedOn } = await placeOfModule(db, actor, row.module_id, row.slug);
  const zip = await readZip(row.archive, ownLimits);
  if (!zip.ok) throw new Error('A kept upload cannot be read.');
  return { moduleId: row.module_id, slug, title: row.title, basedOn, files: withoutTopFolder(zip.files) };
}
