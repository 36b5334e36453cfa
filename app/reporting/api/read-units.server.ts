import { type Kysely, sql } from 'kysely';
import { scopePaths } from '#app/identity/grants.ts';
import type { Program } from '#app/identity/token.ts';
import type { Schema } from '#db/schema.ts';
import { inPaths } from '../people-conditions.server.ts';
import { requireSeeTeam } from '../team-scope.server.ts';
import type { UnitsAnswer } from './answers.ts';

/** The units that the holder of a token looks after, each parent before its children. */
export async function readUnits(db: Kysely<Schema>, program: Program): Promise<UnitsAnswer> {
  requireSeeTeam(program);
  const units = await db
    .selectFrom('units')
    .select(['id', 'name', 'parent_id'])
    .where(inPaths(sql.ref('path'), scopePaths(program, 'see-team')))
    .orderBy('path')
    .execute();
  const seen = new Set(units.map(({ id }) => id));
  return {
    units: units.map(({ id, name, parent_id }) => ({
      ...{ id, name },
      parentId: parent_id !== null && seen.has(parent_id) ? parent_id : null,
    })),
  };
}
