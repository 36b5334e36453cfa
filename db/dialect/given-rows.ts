import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import { engineOf } from './engine.ts';

/** Rows that a call gives, as a table to select from. `json` is an array with an object for each row. */
export function givenRows<Row extends Record<string, string | number | null>>(
  db: Kysely<Schema>,
  columns: { [K in keyof Row & string]: 'text' | 'integer' },
  json: string,
): RawBuilder<Row> {
  const each = Object.entries(columns);
  if (engineOf(db) === 'sqlite') {
    const values = each.map(([name]) => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`);
    return sql<Row>`(select ${sql.join(values)} from json_each(${json}))`;
  }
  const typed = each.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type === 'text' ? 'text' : 'bigint')}`);
  const names = each.map(([name]) => sql.ref(name));
  return sql<Row>`(select ${sql.join(names)} from jsonb_to_recordset(${json}::text::jsonb) as given(${sql.join(typed)}))`;
}

/** The same for ids alone, as what a column is `in`: many ids are one parameter and always the same statement. */
export const givenIds = (db: Kysely<Schema>, ids: string[]): RawBuilder<string> => idsIn(db, JSON.stringify(ids));

/** `json` is an array of ids. */
export function idsIn(db: Kysely<Schema>, json: string): RawBuilder<string> {
  if (engineOf(db) === 'sqlite') return sql<string>`(select value from json_each(${json}))`;
  return sql<string>`(select jsonb_array_elements_text(${json}::text::jsonb))`;
}
