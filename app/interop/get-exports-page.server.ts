import type { Kysely } from 'kysely';
import { listCurricula } from '#app/curriculum/list-curricula.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import { getUnit } from '#app/organisation/get-unit.server.ts';
import { clockTime, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { listProfiles, listRuns, requireProfile } from './profile-rows.server.ts';
import type { RunView } from './run-view.ts';

const mostRuns = 8;

/** What an export is about, by name; the state is a code. */
export interface FilterNames {
  /** Null: wherever the owner looks after people. */
  unit: { name: string } | 'out of sight' | null;
  about: string | null;
  state: string | null;
  neverOnly: boolean;
}

/** The exports of a person, and the list that one more would be made of. */
export async function getExportsPage(db: Kysely<Schema>, deps: Deps, owner: Actor, filter: Record<string, string>) {
  const profiles = await listProfiles(db, owner.personId);
  const names = await filterNames(db, owner, filter);
  if (names.unit === 'out of sight') throw new Refusal('not-found', 'interop.no-such-unit');
  return {
    profiles: profiles.map(({ id, name, format }) => ({ id, name, format })),
    filter,
    names,
    operationKey: deps.newToken(),
  };
}

/** One export with its runs, and the curricula that codes can be given to. */
export async function getExportPage(db: Kysely<Schema>, deps: Deps, owner: Actor, id: string) {
  const profile = await requireProfile(db, owner.personId, id);
  const [runs, curricula, names] = await Promise.all([
    listRuns(db, id),
    listCurricula(db),
    filterNames(db, owner, profile.filter),
  ]);
  const shown = runs.slice(0, mostRuns).map((run): RunView => {
    const at = new Date(run.at);
    const state = run.acceptedAt !== null ? 'accepted' : run.rows === null ? 'broken' : 'open';
    return { ...run, on: today(deps.zone, at), time: clockTime(deps.zone, at), state };
  });
  return { profile, runs: shown, curricula, names, operationKey: deps.newToken() };
}

async function filterNames(db: Kysely<Schema>, owner: Actor, filter: Record<string, string>): Promise<FilterNames> {
  const { unit, course, module, state = null, never } = filter;
  const [found, curricula, modules] = await Promise.all([
    unit === undefined ? null : getUnit(db, unit),
    course === undefined ? [] : listCurricula(db),
    module === undefined ? [] : listModules(db),
  ]);
  const about = [...curricula, ...modules].find(({ id }) => id === (module ?? course));
  const isSeen = found !== null && can(owner, 'see-team', { unitPath: found.path });
  const place = unit === undefined ? null : isSeen ? { name: found.name } : 'out of sight';
  return { unit: place, about: about?.title ?? null, state, neverOnly: never === '1' };
}
