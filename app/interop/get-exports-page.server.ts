import type { Kysely } from 'kysely';
import { listCurricula } from '#app/curriculum/list-curricula.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { getUnit } from '#app/organisation/get-unit.server.ts';
import { clockTime, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { listProfiles, listRuns, requireProfile } from './profile-rows.server.ts';
import type { RunView } from './run-view.ts';

const mostRuns = 8;

/** What an export is about, by name; the state is a code. */
export interface FilterNames {
  unit: string | null;
  about: string | null;
  state: string | null;
  neverOnly: boolean;
}

/** The exports of a person, and the list that one more would be made of. */
export async function getExportsPage(db: Kysely<Schema>, deps: Deps, ownerId: string, filter: Record<string, string>) {
  const profiles = await listProfiles(db, ownerId);
  return {
    profiles: profiles.map(({ id, name, format }) => ({ id, name, format })),
    filter,
    names: await filterNames(db, filter),
    operationKey: deps.newToken(),
  };
}

/** One export with its runs, and the curricula that codes can be given to. */
export async function getExportPage(db: Kysely<Schema>, deps: Deps, ownerId: string, id: string) {
  const profile = await requireProfile(db, ownerId, id);
  const [runs, curricula, names] = await Promise.all([
    listRuns(db, id),
    listCurricula(db),
    filterNames(db, profile.filter),
  ]);
  const shown = runs.slice(0, mostRuns).map((run): RunView => {
    const at = new Date(run.at);
    const state = run.acceptedAt !== null ? 'accepted' : run.rows === null ? 'broken' : 'open';
    return { ...run, on: today(deps.zone, at), time: clockTime(deps.zone, at), state };
  });
  return { profile, runs: shown, curricula, names, operationKey: deps.newToken() };
}

async function filterNames(db: Kysely<Schema>, filter: Record<string, string>): Promise<FilterNames> {
  const { unit, course, module, state = null, never } = filter;
  const [found, curricula, modules] = await Promise.all([
    unit === undefined ? null : getUnit(db, unit),
    course === undefined ? [] : listCurricula(db),
    module === undefined ? [] : listModules(db),
  ]);
  const about = [...curricula, ...modules].find(({ id }) => id === (module ?? course));
  return { unit: found?.name ?? null, about: about?.title ?? null, state, neverOnly: never === '1' };
}
