import type { Transaction } from 'kysely';
import { canonicalJson } from '#app/platform/canonical-json.ts';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from '../checked-content.ts';
import { questionTexts } from './question-texts.ts';

type Tx = Transaction<Schema>;

interface VersionPlace {
  versionId: string;
  number: number;
  basedOn: string | null;
}

interface Row {
  item_id: string;
  lang: string;
  kind: 'lesson' | 'question';
  hash: string;
  tracks: string;
  /** What the translator wrote, to see whether they have written since. */
  text: string;
}

/**
 * The items of a version in other languages. `since` is the version in which the translator last changed the text; it is stale where
 * its source has a younger one.
 */
export async function insertTranslations(tx: Tx, place: VersionPlace, module: CheckedModule): Promise<void> {
  const rows = [...lessonRows(module), ...questionRows(module)];
  if (rows.length === 0) return;
  const before = place.basedOn === null ? new Map() : await textsOf(tx, place.basedOn, rows);
  const values = rows.map(({ text, ...row }, position) => {
    const known = before.get(`${row.item_id} ${row.lang}`);
    const since = known?.text === text ? known.since : place.number;
    return { version_id: place.versionId, ...row, required: 0 as const, since, position };
  });
  await tx.insertInto('version_items').values(values).execute();
}

const listed = (tracks: string[]) => [...tracks].sort().join(',');

function lessonRows({ translations }: CheckedModule): Row[] {
  return translations.lessons.map(({ id, lang, hash, tracks, source }) => ({
    item_id: id,
    lang,
    kind: 'lesson',
    hash,
    tracks: listed(tracks),
    text: source,
  }));
}

function questionRows({ translations }: CheckedModule): Row[] {
  return translations.questions.map(({ question, hash }) => ({
    item_id: question.id,
    lang: question.lang,
    kind: 'question',
    hash,
    tracks: listed(question.tracks),
    text: canonicalJson(questionTexts(question)),
  }));
}

async function textsOf(tx: Tx, versionId: string, rows: Row[]): Promise<Map<string, { text: string; since: number }>> {
  const langs = [...new Set(rows.map(({ lang }) => lang))];
  const stored = await tx
    .selectFrom('version_items')
    .leftJoin('lesson_bodies', 'lesson_bodies.hash', 'version_items.hash')
    .leftJoin('question_versions', 'question_versions.hash', 'version_items.hash')
    .select(['item_id', 'version_items.lang', 'since', 'source', 'body'])
    .where('version_id', '=', versionId)
    .where('version_items.lang', 'in', langs)
    .execute();
  return new Map(
    stored.map(({ item_id, lang, since, source, body }) => {
      const text = source ?? (body === null ? '' : canonicalJson(questionTexts(JSON.parse(body) as Question)));
      return [`${item_id} ${lang}`, { text, since }];
    }),
  );
}
