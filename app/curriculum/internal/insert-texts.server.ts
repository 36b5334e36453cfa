import type { Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from '../checked-content.ts';
import { storePlaces, storeSegments } from './stored-lesson.ts';

/** Texts, questions and pictures by content hash: what is there already is the same and stays as it was rendered. */
export async function insertTexts(
  tx: Transaction<Schema>,
  { head, lessons, questions, translations, assets }: CheckedModule,
): Promise<void> {
  for (const lesson of [...lessons, ...translations.lessons]) {
    await tx
      .insertInto('lesson_bodies')
      .values({
        hash: lesson.hash,
        source: lesson.source,
        segments: storeSegments(lesson),
        outline: storePlaces(lesson),
        minutes: lesson.minutes,
      })
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute();
  }
  for (const { question, hash } of [...questions, ...translations.questions]) {
    const { id, lang = head.lang, type, outcome, critical } = question;
    await tx
      .insertInto('question_versions')
      .values({
        hash,
        question_id: id,
        lang,
        type,
        outcome,
        critical: critical ? 1 : 0,
        body: JSON.stringify(question),
      })
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute();
  }
  for (const { sha256, type, bytes } of assets) {
    await tx
      .insertInto('assets')
      .values({ sha256, type, bytes })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
  }
}
