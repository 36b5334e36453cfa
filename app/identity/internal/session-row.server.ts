import type { Kysely } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { type Deputising, everyone, type Grant } from '../grants.ts';
import { grantsFrom } from './granted.ts';
import { getLent } from './lent.server.ts';

/** One session with its person, their grants and their main unit today. */
export interface SessionRow {
  signInId: string;
  personId: string;
  name: string;
  locale: string;
  active: boolean;
  expiresAt: string;
  absoluteAt: string;
  seenAt: string;
  shared: boolean;
  unitPath: string | null;
  grants: Grant[];
  deputyFor: Deputising[];
}

/** Everything that a request has to know of its session, in one query: one line for each grant. A deputy costs a second. */
export async function getSessionRow(db: Kysely<Schema>, deps: Deps, idHash: string): Promise<SessionRow | null> {
  const on = today(deps.zone, deps.now());
  const lines = await sessionLines(db, { idHash, on });
  const [first] = lines;
  if (!first) return null;
  const grants = everyone.map((capability): Grant => ({ capability, unitPath: null, moduleId: null }));
  grants.push(...grantsFrom(lines));
  const lent = first.deputises ? await getLent(db, first.person_id, on) : { grants: [], deputyFor: [] };
  grants.push(...lent.grants);
  return {
    signInId: first.sign_in_id,
    personId: first.person_id,
    name: first.name,
    locale: first.locale,
    active: first.active === 1,
    expiresAt: first.expires_at,
    absoluteAt: first.absolute_at,
    seenAt: first.seen_at,
    shared: first.shared === 1,
    unitPath: first.path,
    grants,
    deputyFor: lent.deputyFor,
  };
}

/** One line for each grant. */
const sessionLines = preparedQuery((db, slot: SlotOf<{ idHash: string; on: string }>) => {
  const on = slot('on');
  return db
    .selectFrom('sessions')
    .innerJoin('sign_ins', 'sign_ins.id', 'sessions.sign_in_id')
    .innerJoin('people', 'people.id', 'sign_ins.person_id')
    .leftJoin('employments', (join) =>
      join
        .onRef('employments.person_id', '=', 'people.id')
        .on('employments.main', '=', 1)
        .on('employments.from_on', '<=', on)
        .on((where) => where.or([where('employments.until_on', 'is', null), where('employments.until_on', '>', on)])),
    )
    .leftJoin('units', 'units.id', 'employments.unit_id')
    .leftJoin('grants', (join) =>
      join
        .onRef('grants.person_id', '=', 'people.id')
        .on('grants.from_on', '<=', on)
        .on((where) => where.or([where('grants.until_on', 'is', null), where('grants.until_on', '>', on)])),
    )
    .leftJoin('units as granted_units', 'granted_units.id', 'grants.unit_id')
    .where('sessions.id_hash', '=', slot('idHash'))
    .select([
      'sessions.sign_in_id',
      'sessions.expires_at',
      'sessions.absolute_at',
      'sessions.seen_at',
      'sessions.shared',
      'sign_ins.person_id',
      'people.name',
      'people.locale',
      'people.active',
      'units.path',
      'grants.capability as granted',
      'grants.unit_id',
      'grants.module_id',
      'granted_units.path as granted_path',
    ])
    .select((by) =>
      by
        .exists(
          by
            .selectFrom('deputies')
            .select('manager_id')
            .whereRef('deputy_id', '=', 'people.id')
            .where('from_on', '<=', on)
            .where('until_on', '>', on),
        )
        .as('deputises'),
    );
});
