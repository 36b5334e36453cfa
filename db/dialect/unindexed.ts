import { type Kysely, type RawBuilder, sql } from 'kysely';
import { engineOf } from './engine.ts';

/**
 * A text as a value that no index is looked up by, where the caller knows better than the planner which index is the short
 * way: SQLite keeps no statistics of its own accord, and PostgreSQL's know nothing of a page's limit.
 */
export function unindexed(db: Pick<Kysely<unknown>, 'getExecutor'>, text: RawBuilder<string>): RawBuilder<string> {
  return engineOf(db) === 'sqlite' ? sql<string>`+${text}` : sql<string>`(${text} || '')`;
}
