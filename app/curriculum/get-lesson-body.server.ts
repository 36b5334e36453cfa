import type { Kysely } from 'kysely';
import type { Segment } from '#app/blocks/block.ts';
import { localNames } from '#app/blocks/local/fill-locals.ts';
import type { Schema } from '#db/schema.ts';
import type { CitedInLesson } from './checked-content.ts';
import { loadPlaces, loadSegments, type StoredPlaces } from './internal/stored-lesson.ts';
import { lessonTitle } from './lesson-head.ts';

export interface LessonBody extends StoredPlaces {
  hash: string;
  title: string;
  /** Props of blocks hold keys: they go to a browser only through the view of the block's model. */
  segments: Segment[];
  minutes: number;
  /** In the order of their numbers. */
  sources: CitedInLesson[];
  /** What only the organisation knows and this lesson names. */
  locals: string[];
}

const remembered = new WeakMap<object, Map<string, LessonBody>>();
const mostRemembered = 60;

/** The compiled text of a lesson by its hash, or null. Remembered per database; callers do not change it. */
export async function getLessonBody(db: Kysely<Schema>, hash: string): Promise<LessonBody | null> {
  const known = remembered.get(db) ?? new Map<string, LessonBody>();
  remembered.set(db, known);
  const found = known.get(hash);
  if (found) return found;
  const row = await db
    .selectFrom('lesson_bodies')
    .select(['source', 'segments', 'outline', 'minutes'])
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (!row) return null;
  const { segments, sources } = loadSegments(row.segments);
  const body = {
    hash,
    title: lessonTitle(row.source) ?? '',
    minutes: row.minutes,
    segments,
    sources,
    locals: localNames(segments),
    ...loadPlaces(row.outline),
  };
  if (known.size >= mostRemembered) known.delete(known.keys().next().value ?? '');
  known.set(hash, body);
  return body;
}
