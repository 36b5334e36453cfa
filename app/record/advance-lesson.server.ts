import type { Kysely } from 'kysely';
import { attemptHome } from '#app/assignments/attempt-home.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { blockModel } from '#app/blocks/models.ts';
import { getLessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import { getModuleBySlug } from '#app/curriculum/get-module-by-slug.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { saveBlockSheet } from '#app/learning/save-block-sheet.server.ts';
import { saveResumePoint } from '#app/learning/save-resume-point.server.ts';
import { startBlockTry } from '#app/learning/start-block-try.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { answerBlock } from './answer-block.server.ts';
import { completeLesson } from './complete-lesson.server.ts';
import { factsForAct } from './facts-for-act.server.ts';
import { getLessonToReadAgain } from './get-lesson-to-read-again.server.ts';

export type LessonStep =
  | { intent: 'done'; key: string; version: number }
  | { intent: 'answer-block'; key: string; version: number; block: string; try: number }
  /** `try` is the one before: 0 starts the first. */
  | { intent: 'retry-block'; block: string; try: number }
  | { intent: 'save-block'; version: number; block: string; try: number; sequence: number }
  | { intent: 'place'; place: string };

/** `go` leads to another page; `at` stays, at a block; `refused` names the block whose form held no answer. */
export type LessonAdvanced =
  | { kind: 'go'; to: string }
  | { kind: 'at'; block: string }
  | { kind: 'refused'; block: string }
  | { kind: 'saved'; savedAt: string };

interface Input {
  personId: string;
  moduleSlug: string;
  lessonId: string;
  form: FormData;
  step: LessonStep;
}

/** One post of the lesson page. */
export async function advanceLesson(db: Kysely<Schema>, deps: Deps, input: Input): Promise<LessonAdvanced> {
  const { personId, lessonId, step, form } = input;
  const module = await getModuleBySlug(db, input.moduleSlug);
  if (!module) throw new Refusal('not-found', 'curriculum.no-such-module');
  const place = { personId, moduleId: module.id, lessonId };
  switch (step.intent) {
    case 'done':
      return closeLesson(db, deps, { ...place, slug: module.slug, key: step.key, version: step.version });
    case 'answer-block': {
      const { key, version, block: blockId, try: tryNumber } = step;
      const answered = await answerBlock(db, deps, { ...place, key, version, blockId, tryNumber, form }).catch(
        unusable,
      );
      await saveResumePoint(db, deps, { ...place, place: blockId });
      return answered ? { kind: 'at', block: blockId } : { kind: 'refused', block: blockId };
    }
    case 'retry-block':
      await startBlockTry(db, deps, { ...place, blockId: step.block, tryNumber: step.try + 1 });
      return { kind: 'at', block: step.block };
    case 'save-block': {
      const { block: blockId, try: tryNumber, sequence } = step;
      const draft = await readDraft(db, { ...place, version: step.version, blockId }, form);
      const saved = await saveBlockSheet(db, deps, { personId, blockId, tryNumber, sequence, draft });
      return { kind: 'saved', savedAt: saved.savedAt };
    }
    case 'place':
      await requireServed(db, place);
      await saveResumePoint(db, deps, { ...place, place: step.place });
      return { kind: 'saved', savedAt: deps.now().toISOString() };
  }
}

/** A place is kept only in a lesson that there is. */
async function requireServed(db: Kysely<Schema>, { moduleId, lessonId }: { moduleId: string; lessonId: string }) {
  const facts = await getCurrentFacts(db, moduleId);
  const isServed = facts?.lessons.some((lesson) => lesson.id === lessonId);
  if (!isServed) throw new Refusal('not-found', 'record.no-such-lesson');
}

/** A form without an answer is the learner's to mend on the page; every other refusal goes its way. */
function unusable(error: unknown): null {
  if (error instanceof Refusal && error.reason === 'record.answer-unusable') return null;
  throw error;
}

async function closeLesson(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; moduleId: string; lessonId: string; slug: string; key: string; version: number },
): Promise<LessonAdvanced> {
  const { personId, moduleId, slug } = input;
  const closed = await completeLesson(db, deps, input);
  const [serial] = closed.certificates;
  if (serial) return { kind: 'go', to: `/certificates/${serial}` };
  const [open] = closed.openBlocks;
  if (open) return { kind: 'at', block: open };
  const again = closed.quizTried ? await getLessonToReadAgain(db, deps, { personId, moduleId }) : null;
  if (again) return { kind: 'go', to: `/learn/${slug}/${again}` };
  if (closed.nextLesson) return { kind: 'go', to: `/learn/${slug}/${closed.nextLesson}` };
  const home = attemptHome(await listCycles(db, personId), moduleId, today(deps.zone, deps.now()));
  const quizIsNext = home?.target.metSeq === null;
  return { kind: 'go', to: quizIsNext ? `/learn/${slug}/quiz` : `/learn/${slug}` };
}

async function readDraft(
  db: Kysely<Schema>,
  act: { moduleId: string; lessonId: string; version: number; blockId: string },
  form: FormData,
): Promise<unknown> {
  const { lesson } = await factsForAct(db, act, act.blockId);
  const body = await getLessonBody(db, lesson.hash);
  const segment = body?.segments.find((each) => each.kind === 'block' && each.id === act.blockId);
  if (segment?.kind !== 'block') throw new Refusal('not-found', 'record.no-such-block');
  const draft = blockModel(segment.name).parseAnswer(form, segment.props);
  if (draft === null) throw new Refusal('invalid', 'record.answer-unusable');
  return draft;
}
