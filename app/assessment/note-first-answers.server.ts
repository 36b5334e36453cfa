import type { Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { AttemptRow } from './select-attempts.server.ts';

/**
 * Remembers which lines of a sheet that closes are a person's first answer to that question version, for the statistics. Under the
 * person lock, so that "first" is the order of the record. Pre-tests come before learning and are not counted.
 */
export async function noteFirstAnswers(
  tx: Transaction<Schema>,
  { id, person_id: personId, scope }: Pick<AttemptRow, 'id' | 'person_id' | 'scope'>,
): Promise<void> {
  if (scope === 'pretest') return;
  await tx
    .insertInto('uncounted_items')
    .columns(['question_hash', 'attempt_id', 'position'])
    .expression((eb) =>
      eb
        .selectFrom('attempt_items')
        .select(['attempt_items.question_hash', 'attempt_items.attempt_id', 'attempt_items.position'])
        .where('attempt_items.attempt_id', '=', id)
        .where('attempt_items.parallel_of', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('attempts')
                .innerJoin('attempt_items as before', 'before.attempt_id', 'attempts.id')
                .select('attempts.id')
                .where('attempts.person_id', '=', personId)
                .where('attempts.status', '=', 'closed')
                .where('attempts.id', '<>', id)
                .whereRef('before.question_hash', '=', 'attempt_items.question_hash'),
            ),
          ),
        ),
    )
    .execute();
}
