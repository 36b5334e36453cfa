import type { Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Completion } from './completion.ts';
import type { BlockResult, Credit, LessonRead } from './progress.ts';
import type { LearningState } from './replay-learning.ts';

/** Writes what differs between two states; states share what did not change, so identity is enough. */
export async function writeLearningChanges(
  tx: Transaction<Schema>,
  personId: string,
  before: LearningState,
  after: LearningState,
): Promise<void> {
  for (const [lesson, read] of after.progress.lessons) {
    if (before.progress.lessons.get(lesson) !== read) await writeLesson(tx, personId, lesson, read);
  }
  for (const [block, result] of after.progress.blocks) {
    if (before.progress.blocks.get(block) !== result) await writeBlock(tx, personId, block, result);
  }
  for (const credit of after.progress.credits.slice(before.progress.credits.length)) {
    await insertCredit(tx, personId, credit);
  }
  for (const completion of after.completions.slice(before.completions.length)) {
    await insertCompletion(tx, personId, completion);
  }
}

/** Replaces all that this module derives for a person: after a correction rows may also vanish. */
export async function rewriteLearning(tx: Transaction<Schema>, personId: string, state: LearningState): Promise<void> {
  await tx.deleteFrom('lesson_progress').where('person_id', '=', personId).execute();
  await tx.deleteFrom('block_results').where('person_id', '=', personId).execute();
  await tx.deleteFrom('credits').where('person_id', '=', personId).execute();
  await tx.deleteFrom('completions').where('person_id', '=', personId).execute();
  for (const [lesson, read] of state.progress.lessons) await writeLesson(tx, personId, lesson, read);
  for (const [block, result] of state.progress.blocks) await writeBlock(tx, personId, block, result);
  for (const credit of state.progress.credits) await insertCredit(tx, personId, credit);
  for (const completion of state.completions) await insertCompletion(tx, personId, completion);
}

async function writeLesson(tx: Transaction<Schema>, personId: string, lesson: string, read: LessonRead) {
  const values = { read_version: read.version, read_seq: read.seq };
  await tx
    .insertInto('lesson_progress')
    .values({ person_id: personId, lesson_id: lesson, ...values })
    .onConflict((conflict) => conflict.columns(['person_id', 'lesson_id']).doUpdateSet(values))
    .execute();
}

async function writeBlock(tx: Transaction<Schema>, personId: string, block: string, result: BlockResult) {
  const values = { best_version: result.version, passed: result.passed ? 1 : 0, seq: result.seq } as const;
  await tx
    .insertInto('block_results')
    .values({ person_id: personId, block_id: block, ...values })
    .onConflict((conflict) => conflict.columns(['person_id', 'block_id']).doUpdateSet(values))
    .execute();
}

async function insertCredit(tx: Transaction<Schema>, personId: string, credit: Credit) {
  await tx
    .insertInto('credits')
    .values({
      person_id: personId,
      outcome: credit.outcome,
      module_version_id: credit.versionId,
      seq: credit.seq,
    })
    .execute();
}

async function insertCompletion(tx: Transaction<Schema>, personId: string, completion: Completion) {
  const { module, attempt, ...row } = completion;
  await tx
    .insertInto('completions')
    .values({ ...row, person_id: personId, module_id: module, attempt_id: attempt })
    .execute();
}
