import { type Kysely, sql } from 'kysely';
import { countedTotals } from '#app/assignments/totals-sql.server.ts';
import type { Schema } from '#db/schema.ts';
import { type Finding, finding, keyOf } from './finding.ts';

type Compared = Schema['due_totals'] & { counted: number };

/** Every total against a count of the standings, in one statement, so that both are of one moment. */
export async function checkTotals(db: Kysely<Schema>): Promise<Finding[]> {
  const key = sql.raw('facet, unit_id, edge, grain, bucket, facet_id, stage');
  const { rows } = await sql<Compared>`
    select ${key}, cast(sum(counted) as bigint) as counted, cast(sum(n) as bigint) as n
    from (
      select ${key}, n as counted, 0 as n from (${countedTotals}) as recount
      union all
      select ${key}, 0, n from due_totals
    ) as side
    group by ${key} having sum(counted) <> sum(n) order by ${key}`.execute(db);
  return rows.map(({ n, counted, ...named }) => {
    const about = { table: 'due_totals', key: keyOf(named), stored: `${n}`, expected: `${counted}` };
    return finding(about, `it says ${n}, and the standings come to ${counted}`);
  });
}
