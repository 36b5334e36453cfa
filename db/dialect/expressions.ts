import { type Expression, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import { engineOf } from './engine.ts';

/** The calendar date `days` after the one that an expression gives. */
export function plusDays(db: Kysely<Schema>, date: Expression<string>, days: number): RawBuilder<string> {
  if (engineOf(db) === 'sqlite') return sql<string>`date(${date}, ${`+${days} days`})`;
  return sql<string>`to_char(cast(${date} as date) + ${sql.lit(days)}, 'YYYY-MM-DD')`;
}

/** A text of a JSON object that a column holds. */
export function jsonText(db: Kysely<Schema>, column: Expression<string>, name: string): RawBuilder<string> {
  if (engineOf(db) === 'sqlite') return sql<string>`(${column} ->> ${sql.lit(name)})`;
  return sql<string>`(cast(${column} as json) ->> ${sql.lit(name)})`;
}
