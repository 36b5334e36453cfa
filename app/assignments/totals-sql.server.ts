import { sql } from 'kysely';
import type { Schema } from '#db/schema.ts';

/**
 * The totals that the stored standings come to, as a query: `totalsOf` in SQL, for databases of any size. A property test
 * holds the two together.
 */
export const countedTotals = sql<Schema['due_totals']>`
  with recursive up (path, id, parent_id) as (
    select path, id, parent_id from units
    union all
    select up.path, units.id, units.parent_id from up inner join units on units.id = up.parent_id
  ),
  place (path, unit_id) as (
    select path, id from up union all select path, '' from units union all select '', ''
  ),
  counted (facet, facet_id, stage, due_on, late_on, path) as (
    select case when curriculum_id = '' then 'person' else 'role' end, curriculum_id, stage, due_on, late_on, unit_path
    from standings
    union all
    select 'module', module_id, stage, due_on, late_on, unit_path from module_standings
  ),
  alike (facet, facet_id, stage, due_on, late_on, path, n) as (
    select facet, facet_id, stage, due_on, late_on, path, count(*) from counted
    group by facet, facet_id, stage, due_on, late_on, path
  ),
  dated (facet, facet_id, stage, path, edge, grain, bucket, n) as (
    select facet, facet_id, stage, path, 'due', 'all', '', n from alike
    union all
    select facet, facet_id, stage, path, 'due', 'month', substr(due_on, 1, 7), n from alike where due_on is not null
    union all
    select facet, facet_id, stage, path, 'due', 'day', due_on, n from alike where due_on is not null
    union all
    select facet, facet_id, stage, path, 'late', 'month', substr(late_on, 1, 7), n from alike where late_on is not null
    union all
    select facet, facet_id, stage, path, 'late', 'day', late_on, n from alike where late_on is not null
  )
  select facet, unit_id, edge, grain, bucket, facet_id, stage, cast(sum(n) as bigint) as n
  from dated inner join place on place.path = dated.path
  group by facet, unit_id, edge, grain, bucket, facet_id, stage`;
