import type { Kysely } from 'kysely';
import { stateOn } from '#app/assignments/standing.ts';
import { type Actor, scopePaths } from '#app/identity/grants.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { dueSoonDays } from './course-state.ts';
import { listPeopleToTalkTo } from './list-people-to-talk-to.server.ts';
import type { TeamPage } from './team-view.ts';

const longest = 200;

/** The people of the actor's units by name, with how they stand today. */
export async function getTeamPage(db: Kysely<Schema>, deps: Deps, actor: Actor): Promise<TeamPage> {
  const on = today(deps.zone, deps.now());
  const inScope = peopleInScope(db, scopePaths(actor, 'see-team'));
  const rows = await inScope
    .select(['people.id', 'people.name', 'units.name as unit', 'standings.stage', 'standings.due_on as dueOn'])
    .select('standings.late_on as lateOn')
    .orderBy('standings.sort_name')
    .orderBy('people.id')
    .limit(longest + 1)
    .execute();
  const { total } = await inScope.select((by) => by.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const shown = rows.slice(0, longest);
  const talk = await listPeopleToTalkTo(
    db,
    deps,
    shown.map((row) => row.id),
  );
  return {
    people: shown.map(({ id, name, unit, stage, dueOn, lateOn }) => ({
      id,
      name,
      unit: unit ?? '',
      state: stage === 'none' ? 'nothing-assigned' : stateOn(on, { stage, dueOn, lateOn }, dueSoonDays),
      dueOn,
      needsTalk: talk.has(id),
    })),
    cut: rows.length > longest,
    total,
  };
}

/** Active people whose standing lies in one of the units, by path prefix; no units, nobody. */
function peopleInScope(db: Kysely<Schema>, paths: string[]) {
  return db
    .selectFrom('standings')
    .innerJoin('people', 'people.id', 'standings.person_id')
    .leftJoin('units', 'units.path', 'standings.unit_path')
    .where('standings.curriculum_id', '=', '')
    .where('people.active', '=', 1)
    .where((by) =>
      by.or(
        paths.map((path) =>
          // Everywhere includes people who are in no unit.
          path === '/' ? by.lit(true) : by.and([by('unit_path', '>=', path), by('unit_path', '<', after(path))]),
        ),
      ),
    );
}

/** The first text that no longer begins with the prefix. */
function after(prefix: string): string {
  return `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`;
}
