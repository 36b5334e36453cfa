import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import { type Engine, engineOf } from './dialect/engine.ts';
import { type Packed, packed } from './dialect/packed-rows.ts';
import { keepStatement } from './dialect/postgres-statements.ts';
import type { Schema } from './schema.ts';

type Values = Record<string, string | number | null>;

/** Where a value goes. */
class Slot {
  constructor(readonly name: string) {}
}

/**
 * A query whose text is built once for each engine, and kept by PostgreSQL with its plan, for those that every request asks:
 * building one costs as much as running it. `build` puts `slot('name')` where the values of a call go.
 *
 * @example
 * const unitName = preparedQuery((db, slot: SlotOf<{ id: string }>) =>
 *   db.selectFrom('units').select('name').where('id', '=', slot('id')),
 * );
 * const [unit] = await unitName(db, { id });
 */
export function preparedQuery<V extends Values, O>(
  build: (db: Kysely<Schema>, slot: SlotOf<V>) => Compilable<O>,
): (db: Kysely<Schema>, values: V) => Promise<O[]> {
  const texts = new Map<Engine, { query: CompiledQuery; unpack: Packed<O>['unpack'] }>();
  return async (db, values) => {
    const engine = engineOf(db);
    let text = texts.get(engine);
    if (!text) {
      const built = packed(db, build(db, ((name: string) => new Slot(name)) as unknown as SlotOf<V>));
      text = { query: built.query.compile(), unpack: built.unpack };
      texts.set(engine, text);
      if (engine === 'postgres') keepStatement(text.query.sql);
    }
    const { query, unpack } = text;
    const parameters = query.parameters.map((value) => (value instanceof Slot ? values[value.name] : value));
    return unpack((await db.executeQuery({ ...query, parameters })).rows);
  };
}

export type SlotOf<V extends Values> = <K extends keyof V>(name: K) => V[K];

/** What `prepare` makes for each number of values that a query lists, most often one; of large numbers nothing is kept. */
export function byNumber<Q>(prepare: (n: number) => Q): (n: number) => Q {
  const known = new Map<number, Q>();
  return (n) => {
    const query = known.get(n) ?? prepare(n);
    if (n <= mostKept) known.set(n, query);
    return query;
  };
}

const mostKept = 100;
