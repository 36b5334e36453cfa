import type { Kysely } from 'kysely';
import { getDraft } from '#app/authoring/get-draft.server.ts';
import { getModuleOrigin } from '#app/curriculum/get-module-origin.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

export interface ModulePlace {
  slug: string;
  /** The version that is served; null for a new module. */
  basedOn: string | null;
  isNew: boolean;
}

/**
 * Where a draft of this module would stand. A module that exists keeps its address, and the actor must be one who may write it; a new
 * one takes `proposed` or its id. Refuses where there is a draft already.
 */
export async function placeOfModule(
  db: Kysely<Schema>,
  actor: Actor,
  moduleId: string,
  proposed: string,
): Promise<ModulePlace> {
  const origin = await getModuleOrigin(db, moduleId);
  if (!can(actor, 'write-modules', origin ? { moduleId } : undefined))
    throw new Refusal('forbidden', 'identity.forbidden', { capability: 'write-modules' });
  if (await getDraft(db, moduleId)) throw new Refusal('invalid', 'exchange.has-draft');
  if (origin) return { slug: origin.slug, basedOn: origin.version?.id ?? null, isNew: false };
  for (const slug of [proposed, moduleId]) {
    const taken = await db.selectFrom('modules').select('id').where('slug', '=', slug).executeTakeFirst();
    if (isSlug(slug) && !taken) return { slug, basedOn: null, isNew: true };
  }
  throw new Refusal('invalid', 'exchange.id-taken');
}

const isSlug = (text: string) => text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
