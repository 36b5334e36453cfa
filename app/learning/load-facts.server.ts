import type { Kysely } from 'kysely';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getVersionFacts } from '#app/curriculum/get-version-facts.server.ts';
import type { Schema } from '#db/schema.ts';
import type { FactsOf } from './progress.ts';
import type { VersionRef } from './version-refs.ts';

/** The facts of some versions, ready for pure rules. Facts are immutable and remembered by curriculum. */
export async function loadFacts(db: Kysely<Schema>, refs: VersionRef[]): Promise<FactsOf> {
  const known = new Map<string, VersionFacts>();
  for (const { module, version } of refs) {
    const key = `${module} ${version}`;
    if (!known.has(key)) known.set(key, await getVersionFacts(db, module, version));
  }
  return (module, version) => {
    const facts = known.get(`${module} ${version}`);
    if (!facts) throw new Error(`no facts of ${module}, version ${version}`);
    return facts;
  };
}
