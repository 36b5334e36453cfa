import { type Kysely, type RawBuilder, sql } from 'kysely';
import { engineOf } from './engine.ts';

/**
 * Whether a text is among those that `query`, in brackets, gives: they are read first and looked up one by one. PostgreSQL
 * would read a whole table rather than look up some thousand of its rows, unless it cannot tell how many there are.
 */
export function lookedUp(
  db: Pick<Kysely<unknown>, 'getExecutor'>,
  text: RawBuilder<string>,
  query: RawBuilder<string>,
): RawBuilder<boolean> {
  return engineOf(db) === 'sqlite' ? sql<boolean>`${text} in ${query}` : sql<boolean>`${text} = any(array${query})`;
}
