import type { Kysely } from 'kysely';
import type { CheckedLesson, CheckedModule } from '#app/curriculum/checked-content.ts';
import { getLessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import { getFactsOfVersion } from '#app/curriculum/get-version-facts.server.ts';
import { type DiffLine, diffLines } from '#app/curriculum/word-diff.ts';
import type { Schema } from '#db/schema.ts';
import { type ReadLesson, readingText } from './reading-text.ts';

/**
 * What a module's lessons say differently from a version's, as people read them and not as they are written: by the lesson's
 * id, of a translation with its language behind it, as items are named. Lessons that say the same have no lines.
 */
export async function compareReading(
  db: Kysely<Schema>,
  versionId: string | null,
  { head, lessons, translations }: CheckedModule,
): Promise<Map<string, DiffLine[]>> {
  const inWords = named(head.outcomes);
  const now = new Map(lessons.map((lesson) => [lesson.id, { ...lesson, outcomes: lesson.outcomes.map(inWords) }]));
  for (const lesson of translations.lessons) now.set(`${lesson.id} ${lesson.lang}`, { ...lesson, outcomes: [] });
  const before = versionId === null ? new Map<string, Stored>() : await storedLessons(db, versionId);
  const found = new Map<string, DiffLine[]>();
  for (const id of new Set([...now.keys(), ...before.keys()])) {
    const [was, is] = [before.get(id), now.get(id)];
    if (was?.hash === is?.hash) continue;
    const old = was ? readingText(await readStored(db, was)) : [];
    const lines = diffLines(old, is ? readingText(readChecked(is)) : []);
    found.set(id, lines.every((line) => line.every(({ kind }) => kind === 'same')) ? [] : lines);
  }
  return found;
}

/** What is under an id, in words; the id where there are none. */
const named = (outcomes: readonly { id: string; text: string }[]) => (id: string) =>
  outcomes.find((each) => each.id === id)?.text ?? id;

interface Stored {
  hash: string;
  outcomes: string[];
}

async function storedLessons(db: Kysely<Schema>, versionId: string): Promise<Map<string, Stored>> {
  const { lessons, translations, ...facts } = await getFactsOfVersion(db, versionId);
  const inWords = named(facts.outcomes);
  const stored = new Map(
    lessons.map(({ id, hash, outcomes }): [string, Stored] => [id, { hash, outcomes: outcomes.map(inWords) }]),
  );
  for (const { kind, id, lang, hash } of translations)
    if (kind === 'lesson') stored.set(`${id} ${lang}`, { hash, outcomes: [] });
  return stored;
}

async function readStored(db: Kysely<Schema>, { hash, outcomes }: Stored): Promise<ReadLesson> {
  const body = await getLessonBody(db, hash);
  if (!body) throw new Error(`The lesson ${hash} of a published version is not stored.`);
  return { ...body, outcomes };
}

const readChecked = ({ compiled: { segments }, ...lesson }: CheckedLesson): ReadLesson => ({ ...lesson, segments });
