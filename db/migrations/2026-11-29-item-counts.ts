import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** First answers that are still to be added to `item_totals`; to begin with, all that there are. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  `create table uncounted_items (
    question_hash text not null references question_versions (hash),
    attempt_id text not null references attempts (id),
    position integer not null,
    primary key (question_hash, attempt_id)
  ) strict, without rowid`,
  `insert into uncounted_items (question_hash, attempt_id, position)
    select question_hash, attempt_id, position from (
      select question_hash, attempt_id, position, parallel_of, scope, row_number() over (
        partition by person_id, question_hash order by submitted_at, attempt_id, position
      ) as nth
      from attempt_items join attempts on attempts.id = attempt_items.attempt_id where status = 'closed'
    ) as seen
    where nth = 1 and parallel_of is null and scope <> 'pretest'`,
];
