import { type Compilable, type Kysely, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/sqlite';
import type { Schema } from '../schema.ts';
import { engineOf } from './engine.ts';

/** A query, and how to read what it answers. */
export interface Packed<O> {
  query: Compilable;
  unpack: (rows: unknown[]) => O[];
}

/**
 * The same rows, on SQLite as one JSON text: its driver makes an object of each row value by value, which for a page of people
 * takes longer than to read them. For texts and whole numbers, each column with a name.
 */
export function packed<O>(db: Kysely<Schema>, query: Compilable<O>): Packed<O> {
  if (engineOf(db) !== 'sqlite' || !isSelect(query)) return { query, unpack: (rows) => rows as O[] };
  const rows = sql<string>`${jsonArrayFrom(query)}`.as('rows');
  return { query: db.selectNoFrom(rows), unpack: ([one]) => JSON.parse((one as { rows: string }).rows) as O[] };
}

const isSelect = <O>(query: Compilable<O>): query is Compilable<O> & Select<O> => 'isSelectQueryBuilder' in query;

type Select<O> = Parameters<typeof jsonArrayFrom<O>>[0];

/** Runs a query of many rows. */
export async function readPacked<O>(db: Kysely<Schema>, query: Compilable<O>): Promise<O[]> {
  const { query: asked, unpack } = packed(db, query);
  return unpack((await db.executeQuery(asked.compile())).rows);
}
