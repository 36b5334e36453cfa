import type { Kysely } from 'kysely';
import { type Actor, can, scopePaths } from '#app/identity/grants.ts';
import { getUnit } from '#app/organisation/get-unit.server.ts';
import { listUnitsDownTo } from '#app/organisation/list-units-down-to.server.ts';
import { type Unit, unitIdOf } from '#app/organisation/unit.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** The part of the organisation that a page is about. */
export interface TeamScope {
  /** Null: the whole organisation, or all units of somebody who looks after several. */
  unit: Unit | null;
  /** Path prefixes of everybody in it; `/` stands for everywhere, people without a unit included. None: nobody. */
  paths: string[];
  /** Where the viewer begins when no unit is named. */
  isTop: boolean;
  /** The units from the top of what the actor may see down to the one above `unit`. */
  above: Unit[];
}

/** Resolves a unit that an address names, within what the actor may see. A unit outside is not found, exactly like none. */
export async function getTeamScope(
  db: Kysely<Schema>,
  actor: Pick<Actor, 'grants'>,
  unitId: string | null,
): Promise<TeamScope> {
  const own = scopePaths(actor, 'see-team');
  if (unitId === null) {
    const only = own.length === 1 && own[0] !== '/' ? await getUnit(db, unitIdOf(own[0] ?? '')) : null;
    return { unit: only, paths: own, isTop: true, above: [] };
  }
  const line = await listUnitsDownTo(db, unitId);
  const visible = line.filter(({ path }) => can(actor, 'see-team', { unitPath: path }));
  const unit = visible.at(-1);
  if (unit?.id !== unitId) throw new Refusal('not-found', 'reporting.no-such-unit');
  const isTop = own.length === 1 && own[0] === unit.path;
  return { unit, paths: [unit.path], isTop, above: visible.slice(0, -1) };
}

/** The day that an address asks for: today or a later one. */
export function dayAsked(deps: Deps, on: CalendarDate | undefined): { on: CalendarDate; today: CalendarDate } {
  const now = today(deps.zone, deps.now());
  return { on: on !== undefined && on > now ? on : now, today: now };
}

/** For a program, which no guard of a page stands before. */
export function requireSeeTeam(actor: Pick<Actor, 'grants'>): void {
  if (!can(actor, 'see-team', 'somewhere')) {
    throw new Refusal('forbidden', 'identity.forbidden', { capability: 'see-team' });
  }
}
