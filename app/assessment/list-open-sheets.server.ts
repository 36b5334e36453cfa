import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

export interface OpenSheet {
  moduleId: string;
  attemptId: string;
  answered: number;
  of: number;
}

/** A person's attempts that are not closed, with how many of the questions to answer now have an answer. */
export async function listOpenSheets(db: Kysely<Schema>, personId: string): Promise<OpenSheet[]> {
  const rows = await db
    .selectFrom('attempts')
    .innerJoin('attempt_items', 'attempt_items.attempt_id', 'attempts.id')
    .leftJoin('responses', (join) =>
      join
        .onRef('responses.attempt_id', '=', 'attempt_items.attempt_id')
        .onRef('responses.position', '=', 'attempt_items.position')
        .on('responses.answer', '<>', 'null'),
    )
    .where('person_id', '=', personId)
    .where('status', '<>', 'closed')
    .where((by) => by.or([by('status', '=', 'open'), by('parallel_of', 'is not', null)]))
    .groupBy(['attempts.id', 'attempts.module_id'])
    .select(['attempts.id', 'attempts.module_id'])
    .select((by) => [by.fn.count<number>('attempt_items.position').as('of')])
    .select((by) => [by.fn.count<number>('responses.position').as('answered')])
    .execute();
  return rows.map(({ id, module_id, answered, of }) => ({ attemptId: id, moduleId: module_id, answered, of }));
}
