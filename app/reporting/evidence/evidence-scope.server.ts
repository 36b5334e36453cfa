import type { Kysely } from 'kysely';
import { listCurricula } from '#app/curriculum/list-curricula.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { type Actor, actingFor, can, scopePaths } from '#app/identity/grants.ts';
import { getUnit } from '#app/organisation/get-unit.server.ts';
import { listUnitsAsAt } from '#app/organisation/list-units-as-at.server.ts';
import { unitIdOf } from '#app/organisation/unit.ts';
import { placeNames } from '#app/organisation/unit-tree.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import type { EvidencePeriod } from './evidence.ts';
import type { EvidenceScope } from './list-evidence.server.ts';
import { messages } from './messages.ts';

/**
 * The part of the organisation that a pack is about: the units that stood below the one asked for at the end of the period.
 * Without one, all that the actor may make packs of. May the actor do so is asked of the units of today.
 */
export async function evidenceScope(
  db: Kysely<Schema>,
  zone: string,
  actor: Actor,
  asked: { unit: string | null; period: EvidencePeriod },
): Promise<EvidenceScope & { name: string; unitName: (id: string) => string; forIds: string[] }> {
  const { unit, period } = asked;
  const paths = unit === null ? scopePaths(actor, 'make-evidence') : [await allowedPath(db, actor, unit)];
  const tops = paths.map(unitIdOf);
  if (tops.length === 0) throw new Refusal('forbidden', 'identity.forbidden', { capability: 'make-evidence' });
  const isWhole = tops.includes('');
  const units = await listUnitsAsAt(db, period.on);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const places = placeNames(units);
  const [curricula, modules] = await Promise.all([listCurricula(db), listModules(db)]);
  const courseTitles = new Map(curricula.map(({ id, title }) => [id, title]));
  const moduleTitles = new Map(modules.map(({ id, title }) => [id, title]));
  const inside = units.filter(({ path }) => tops.some((top) => path.split('/').includes(top)));
  return {
    name: isWhole ? messages.whole : tops.map((top) => names.get(top) ?? top).join(', '),
    period,
    zone,
    unitIds: isWhole ? null : inside.map(({ id }) => id),
    placeOf: (id) => places.get(id) ?? '',
    forIds: actingFor(actor, 'make-evidence', paths),
    unitName: (id) => names.get(id) ?? id,
    titles: {
      course: (id) => courseTitles.get(id) ?? id,
      module: (id) => moduleTitles.get(id) ?? id,
    },
  };
}

/** A unit that the actor may not see is not found, exactly like none. */
async function allowedPath(db: Kysely<Schema>, actor: Actor, id: string): Promise<string> {
  const unit = await getUnit(db, id);
  if (!unit || !can(actor, 'make-evidence', { unitPath: unit.path })) {
    throw new Refusal('not-found', 'reporting.no-such-unit');
  }
  return unit.path;
}
