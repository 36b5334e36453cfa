import type { Kysely } from 'kysely';
import type { Question, Track } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from '../checked-content.ts';
import { type ItemShape, keyText, type VersionShape } from '../edition.ts';
import type { ModuleManifest } from '../fingerprint.ts';

export function shapeOf({ head, lessons, questions }: CheckedModule): VersionShape {
  const items: ItemShape[] = [
    ...lessons.map(({ id, hash, tracks }) => ({ id, hash, tracks: sorted(tracks), kind: 'lesson' as const })),
    ...lessons
      .flatMap(({ blocks }) => blocks)
      .map(({ id, hash, tracks }) => ({ id, hash, tracks: sorted(tracks), kind: 'block' as const })),
    ...questions.map(({ question, hash }) => questionShape(question, hash)),
  ];
  return { outcomes: head.outcomes, rule: head.rule, items };
}

function questionShape(question: Question, hash: string): ItemShape {
  const { id, tracks, critical } = question;
  return { id, hash, tracks: sorted(tracks), kind: 'question', critical, key: keyText(question) };
}

const sorted = (tracks: Track[]): Track[] => [...tracks].sort();

/** The shape of a published version, and since when an act counts for each of its items. */
export async function readShape(
  db: Kysely<Schema>,
  versionId: string,
): Promise<{ shape: VersionShape; since: Map<string, number> }> {
  const { manifest: text } = await db
    .selectFrom('module_versions')
    .select('manifest')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  const manifest = JSON.parse(text) as ModuleManifest;
  const rows = await db
    .selectFrom('version_items')
    .leftJoin('question_versions', 'question_versions.hash', 'version_items.hash')
    .select(['item_id', 'version_items.hash', 'kind', 'tracks', 'since', 'body'])
    .where('version_id', '=', versionId)
    .where('version_items.lang', '=', manifest.lang)
    .execute();
  const items = rows.map((row): ItemShape => {
    if (row.kind === 'question' && row.body) return questionShape(JSON.parse(row.body) as Question, row.hash);
    return { id: row.item_id, kind: row.kind, hash: row.hash, tracks: row.tracks.split(',') as Track[] };
  });
  const since = new Map(rows.map((row) => [row.item_id, row.since]));
  return { shape: { outcomes: manifest.outcomes, rule: manifest.rule, items }, since };
}

export function itemIds({ lessons, questions }: CheckedModule): string[] {
  return [
    ...lessons.flatMap((lesson) => [lesson.id, ...lesson.blocks.map((block) => block.id)]),
    ...questions.map(({ question }) => question.id),
  ];
}
