import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import type { Entry } from '../yaml/write-yaml.ts';
import { addEntries } from './bank.ts';
import { saveBank } from './edit-question.server.ts';
import { requireBank } from './load-bank.server.ts';
import { entryOf, formOf } from './question-form.ts';

/** Puts questions at the end of a draft's bank in one save: all of them, or none where one of their ids is there already. */
export async function addQuestions(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, moduleId, draftId }: { actorId: string; moduleId: string; draftId: string },
  questions: Question[],
): Promise<void> {
  const bank = await requireBank(db, moduleId, draftId);
  const taken = new Set(bank.entries.map(({ id }) => id));
  if (questions.length === 0 || questions.some(({ id }) => taken.has(id))) return;
  await saveBank(db, deps, actorId, bank, addEntries(bank.text, questions.map(writtenEntry)));
}

/** As the editor writes it, without what is said by leaving it out. */
function writtenEntry(question: Question): Entry {
  const { critical: _critical, points: _points, ...said } = question as unknown as Entry;
  return entryOf(formOf(question as unknown as Entry), said);
}
