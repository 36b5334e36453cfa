import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { StallPlace } from './dashboard-view.ts';
import { listStalled } from './list-stalled.server.ts';

/** The places of these modules at which somebody stands still, those with most people first. */
export async function listStallPlaces(
  db: Kysely<Schema>,
  deps: Deps,
  { paths, modules }: { paths: string[]; modules: { id: string; name: string }[] },
): Promise<StallPlace[]> {
  const places = new Map<string, StallPlace>();
  const stalled = await listStalled(db, deps, { paths, modules: modules.map(({ id }) => id) });
  for (const { moduleId, place, lesson } of stalled) {
    const key = `${moduleId} ${place}`;
    const name = modules.find(({ id }) => id === moduleId)?.name ?? moduleId;
    const known = places.get(key) ?? { module: { id: moduleId, name }, place, lesson, n: 0 };
    places.set(key, { ...known, n: known.n + 1 });
  }
  const byName = (a: StallPlace, b: StallPlace) => (a.module.name < b.module.name ? -1 : 1);
  return [...places.values()].toSorted((a, b) => b.n - a.n || byName(a, b));
}
