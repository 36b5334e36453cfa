import type { Kysely } from 'kysely';
import { addQuestions } from '#app/authoring/questions/add-questions.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { type ImportInto, type QuestionSource, readQuestions } from './read-questions.server.ts';

/** Adds the questions of a file that can be taken to the draft, in one save. The same form sent again adds nothing. */
export async function addImported(
  db: Kysely<Schema>,
  deps: Deps,
  into: ImportInto,
  source: QuestionSource,
): Promise<void> {
  const { imported } = await readQuestions(db, into, source);
  if (imported.length === 0) throw new Refusal('invalid', 'exchange.none-to-add');
  await addQuestions(
    db,
    deps,
    into,
    imported.map(({ question }) => question),
  );
}
