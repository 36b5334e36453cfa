import type { Kysely } from 'kysely';
import { getLearningTrack } from '#app/assignments/get-learning-track.server.ts';
import { getLessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import { lessonAfter, moduleProgress } from '#app/learning/module-progress.ts';
import { keepLocalTexts } from '#app/organisation/keep-local-texts.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord } from './change-record.server.ts';
import { type ActPlace, factsForAct } from './facts-for-act.server.ts';

export interface LessonCompleted {
  /** False while required blocks are open: reading is recorded all the same. */
  done: boolean;
  openBlocks: string[];
  nextLesson: string | null;
  /** An attempt of the module's quiz was handed in before. */
  quizTried: boolean;
  /** Serials of certificates that this brought about. */
  certificates: string[];
}

/** "Done, next": records that the lesson was read in the version that the page showed. */
export async function completeLesson(
  db: Kysely<Schema>,
  deps: Deps,
  input: ActPlace & { personId: string; key: string },
): Promise<LessonCompleted> {
  const { personId, key, moduleId, lessonId, version } = input;
  const { facts, lesson } = await factsForAct(db, input);
  const locals = (await getLessonBody(db, lesson.hash))?.locals ?? [];
  return changeRecord(db, deps, { personId, actorId: personId, key }, async ({ tx, append }) => {
    const track = await getLearningTrack(tx, personId, facts);
    const localsHash = await keepLocalTexts(tx, locals);
    await append({
      verb: 'lesson.read',
      object: lessonId,
      moduleVersion: facts.versionId,
      body: { module: moduleId, version, lesson: lessonId, ...(localsHash === null ? {} : { localsHash }) },
    });
    return ({ progress, certificates }) => {
      const module = moduleProgress(progress, facts, track);
      const openBlocks = module.lessons.find((lesson) => lesson.id === lessonId)?.openBlocks ?? [];
      return {
        done: openBlocks.length === 0,
        openBlocks,
        nextLesson: lessonAfter(module, lessonId),
        quizTried: [...progress.attempts.values()].some((each) => each.module === moduleId && each.submitted !== null),
        certificates: certificates.map((certificate) => certificate.serial),
      };
    };
  });
}
