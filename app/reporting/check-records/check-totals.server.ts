import { type Kysely, sql } from 'kysely';
import { countedTotals } from '#app/assignments/totals-sql.server.ts';
import type { Schema } from '#db/schema.ts';
import { type Finding, finding, keyOf } from './finding.ts';

type Compared = Schema['due_totals'] & { counted: number };

/** Every total against a count of the standings, in one statement, so that both are of one moment. */
export async function checkTotals(db: Kysely<Schema>): Promise<Finding[]> {
  const column = (name: string) => sql`coalesce(counted.${sql.ref(name)}, stored.${sql.ref(name)}) as ${sql.ref(name)}`;
  const key = ['facet', 'unit_id', 'edge', 'grain', 'bucket', 'facet_id', 'stage'];
  const same = key.map((name) => sql`counted.${sql.ref(name)} = stored.${sql.ref(name)}`);
  const { rows } = await sql<Compared>`
    select ${sql.join(key.map(column))}, coalesce(counted.n, 0) as counted, coalesce(stored.n, 0) as n
    from (${countedTotals}) as counted
    full join (select * from due_totals where n <> 0) as stored on ${sql.join(same, sql` and `)}
    where coalesce(counted.n, 0) <> coalesce(stored.n, 0)
    order by 1, 2, 3, 4, 5, 6, 7`.execute(db);
  return rows.map(({ n, counted, ...named }) => {
    const about = { table: 'due_totals', key: keyOf(named), stored: `${n}`, expected: `${counted}` };
    return finding(about, `it says ${n}, and the standings come to ${counted}`);
  });
}
