import type { Kysely } from 'kysely';
import type { LessonFacts, VersionFacts } from '#app/curriculum/facts.ts';
import { getLessonBody, type LessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import { getVersionFacts } from '#app/curriculum/get-version-facts.server.ts';
import { lessonText } from '#app/curriculum/lesson-text.ts';
import { type DiffLine, diffLines } from '#app/curriculum/word-diff.ts';
import type { Acts } from '#app/learning/lesson-done.ts';
import type { Schema } from '#db/schema.ts';
import type { LessonChanges } from './learner-view.ts';
import { blockText } from './lesson-parts.ts';

/** What has changed in a lesson, and in its checks, since somebody read it; null where nothing of it is asked again. */
export async function getLessonChanges(
  db: Kysely<Schema>,
  { facts, lesson, body, acts }: { facts: VersionFacts; lesson: LessonFacts; body: LessonBody; acts: Acts },
): Promise<LessonChanges | null> {
  const read = acts.lessons.get(lesson.id);
  const blocks = facts.blocks
    .filter(
      (block) => block.lessonId === lesson.id && (acts.blocks.get(block.id)?.version ?? block.since) < block.since,
    )
    .map((block) => ({ id: block.id, text: blockText(body.segments, block.id) }));
  if (read === undefined || read.version >= lesson.since) {
    return blocks.length === 0 ? null : { version: facts.number, lines: [], blocks };
  }
  const before = await getVersionFacts(db, facts.moduleId, read.version);
  const hash = before.lessons.find((each) => each.id === lesson.id)?.hash;
  const old = hash === undefined ? null : await getLessonBody(db, hash);
  const lines = old ? compare(old, body) : [];
  return { version: read.version, lines: lines.every(isSame) ? [] : lines, blocks };
}

const isSame = (line: DiffLine): boolean => line.every((part) => part.kind === 'same');

/** By both hashes: everybody who read the one sees the same. */
const remembered = new Map<string, DiffLine[]>();
const mostRemembered = 60;

function compare(old: LessonBody, now: LessonBody): DiffLine[] {
  const key = `${old.hash} ${now.hash}`;
  const lines = remembered.get(key) ?? diffLines(lessonText(old.segments), lessonText(now.segments));
  if (!remembered.has(key) && remembered.size >= mostRemembered)
    remembered.delete(remembered.keys().next().value ?? '');
  remembered.set(key, lines);
  return lines;
}
