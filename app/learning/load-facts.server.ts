import type { Kysely } from 'kysely';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getVersionFacts } from '#app/curriculum/get-version-facts.server.ts';
import type { Schema } from '#db/schema.ts';
import type { FactsOf } from './progress.ts';
import type { VersionRef } from './version-refs.ts';

/** By version id, which is unique everywhere: versions never change. */
const remembered = new Map<string, VersionFacts>();
const mostRemembered = 500;

/** The facts of some versions, ready for pure rules; asking for one that was never published throws. */
export async function loadFacts(db: Kysely<Schema>, refs: VersionRef[]): Promise<FactsOf> {
  const wanted = new Set(refs.map(({ module, version }) => `${module} ${version}`));
  const known = new Map<string, VersionFacts>();
  for (const { id, module_id, number } of await versionRows(db, refs)) {
    const key = `${module_id} ${number}`;
    if (wanted.has(key)) known.set(key, remembered.get(id) ?? (await remember(db, module_id, number)));
  }
  return (module, version) => {
    const facts = known.get(`${module} ${version}`);
    if (!facts) throw new Error(`no facts of ${module}, version ${version}`);
    return facts;
  };
}

async function versionRows(db: Kysely<Schema>, refs: VersionRef[]) {
  if (refs.length === 0) return [];
  return db
    .selectFrom('module_versions')
    .select(['id', 'module_id', 'number'])
    .where('module_id', 'in', [...new Set(refs.map((ref) => ref.module))])
    .execute();
}

async function remember(db: Kysely<Schema>, module: string, version: number): Promise<VersionFacts> {
  const facts = await getVersionFacts(db, module, version);
  if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value ?? '');
  remembered.set(facts.versionId, facts);
  return facts;
}
