import type { Kysely } from 'kysely';
import type { OpenSheet } from '#app/assessment/list-open-sheets.server.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import { voidedSeqs } from '#app/learning/fold-progress.ts';
import type { Schema } from '#db/schema.ts';
import { missedLessons } from './missed-lessons.ts';
import type { ExaminedRecord } from './quiz-offer.ts';

interface Reader extends ExaminedRecord {
  personId: string;
  openSheets: OpenSheet[];
}

/**
 * After falling short: by module, the lessons of what was missed that were not read again since, in reading order. None where
 * the next attempt has begun.
 */
export async function listLessonsToReadAgain(
  db: Kysely<Schema>,
  reader: Reader,
  modules: Iterable<string>,
): Promise<Map<string, string[]>> {
  const short = [...new Set(modules)].flatMap((module) => {
    const begun = reader.openSheets.some((sheet) => sheet.moduleId === module);
    const missed = begun ? null : missedLessons(reader, module);
    return missed ? [{ module, ...missed }] : [];
  });
  if (short.length === 0) return new Map();
  const events = await listEventsOf(db, reader.personId, ['lesson.read', 'act.voided']);
  const voided = voidedSeqs(events);
  const lastRead = new Map<string, number>();
  for (const { verb, body, seq } of events) {
    if (verb === 'lesson.read' && !voided.has(seq)) lastRead.set(body.lesson, seq);
  }
  return new Map(
    short.map(({ module, lessons, seq }) => [module, lessons.filter((lesson) => (lastRead.get(lesson) ?? 0) < seq)]),
  );
}
