import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** Rows in the shape of `Round`. */
export const selectRounds = (db: Kysely<Schema>) =>
  db
    .selectFrom('rounds')
    .select(['rounds.id', 'rounds.kind', 'rounds.title', 'rounds.instrument', 'rounds.revision'])
    .select(['opened_on as openedOn', 'closes_on as closesOn', 'closed_on as closedOn']);
