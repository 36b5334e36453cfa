import type { Kysely } from 'kysely';
import { getItemQuestion } from '#app/assessment/get-item-question.server.ts';
import { getSheet } from '#app/assessment/get-sheet.server.ts';
import { saveResponse } from '#app/assessment/save-response.server.ts';
import { learningTrack } from '#app/assignments/learning-track.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { blockModel } from '#app/blocks/models.ts';
import type { LessonFacts, VersionFacts } from '#app/curriculum/facts.ts';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import { getLessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { formativeSeed } from '#app/learning/block-sheet.ts';
import { requiredBlocks, trackLessons } from '#app/learning/lesson-done.ts';
import { saveResumePoint } from '#app/learning/save-resume-point.server.ts';
import { startBlockTry } from '#app/learning/start-block-try.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Track } from '#app/platform/track.ts';
import { answerBlock } from '#app/record/answer-block.server.ts';
import { completeLesson } from '#app/record/complete-lesson.server.ts';
import { startQuiz } from '#app/record/start-quiz.server.ts';
import { submitQuiz } from '#app/record/submit-quiz.server.ts';
import type { Schema } from '#db/schema.ts';
import { rightAnswer, wrongAnswer } from './answer-question.ts';
import { solveBlock } from './solve-block.ts';

/** A clock that the demo moves: acts of the past carry the times of the past. */
export interface Pace {
  /** Moves the clock on by some minutes. */
  pass: (minutes: number) => void;
}

export interface DemoLearner {
  db: Kysely<Schema>;
  deps: Deps;
  pace: Pace;
  personId: string;
}

/** The modules of the person's open cycles, each at the track on which it is learnt, in the order of the stages. */
export async function modulesToLearn({ db, personId }: DemoLearner): Promise<{ facts: VersionFacts; track: Track }[]> {
  const cycles = await listCycles(db, personId);
  const targets = cycles.filter((cycle) => cycle.state === 'open').flatMap((cycle) => cycle.targets);
  const ids = new Set(targets.map((target) => target.module));
  const curricula = await listCurrentCurricula(db);
  const inOrder = curricula.flatMap((curriculum) => curriculum.modules).toSorted((a, b) => a.stage - b.stage);
  const modules = [];
  for (const id of new Set(inOrder.map((module) => module.moduleId))) {
    const facts = ids.has(id) ? await getCurrentFacts(db, id) : null;
    if (facts) modules.push({ facts, track: learningTrack(cycles, facts) });
  }
  return modules;
}

/** Reads the first lessons of a module as a learner does: checks, simulations, "Done, next". */
export async function readLessons(
  learner: DemoLearner,
  facts: VersionFacts,
  track: Track,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (const lesson of trackLessons(facts, track).slice(0, most)) await readLesson(learner, facts, lesson, track);
}

async function readLesson(learner: DemoLearner, facts: VersionFacts, lesson: LessonFacts, track: Track) {
  const { db, deps, pace, personId } = learner;
  const at = { personId, moduleId: facts.moduleId, lessonId: lesson.id, version: facts.number };
  for (const block of requiredBlocks(lesson, facts, track)) {
    pace.pass(2);
    const form = await solvedForm(learner, facts, lesson, block);
    await answerBlock(db, deps, { ...at, key: deps.newToken(), blockId: block.id, tryNumber: 1, form });
  }
  pace.pass(lesson.minutes);
  await completeLesson(db, deps, { ...at, key: deps.newToken() });
}

async function solvedForm(
  { db, deps, personId }: DemoLearner,
  facts: VersionFacts,
  lesson: LessonFacts,
  block: VersionFacts['blocks'][number],
): Promise<FormData> {
  const body = await getLessonBody(db, lesson.hash);
  const segment = body?.segments.find((each) => each.kind === 'block' && each.id === block.id);
  if (segment?.kind !== 'block') throw new Error(`${lesson.id} has no block ${block.id}`);
  const seed = block.graded
    ? (await startBlockTry(db, deps, { personId, moduleId: facts.moduleId, blockId: block.id, tryNumber: 1 })).seed
    : formativeSeed(block.id, 1);
  return solveBlock(segment.name, segment.props, blockModel(segment.name).view(segment.props, seed, 1));
}

/** Opens a lesson, reads to its middle and stops there. */
export async function stopIn({ db, deps, personId }: DemoLearner, facts: VersionFacts, lesson: LessonFacts) {
  const body = await getLessonBody(db, lesson.hash);
  const place = body?.outline[1]?.id ?? '';
  await saveResumePoint(db, deps, { personId, moduleId: facts.moduleId, lessonId: lesson.id, place });
}

/** Starts a quiz and answers it: `wrong` says which positions are answered wrongly, `answered` how many at all. */
export async function answerQuiz(
  { db, deps, pace, personId }: DemoLearner,
  facts: VersionFacts,
  { wrong = () => false, answered = Number.POSITIVE_INFINITY }: QuizManner = {},
): Promise<string> {
  const { attemptId } = await startQuiz(db, deps, { personId, key: deps.newToken(), moduleId: facts.moduleId });
  const sheet = await getSheet(db, personId, attemptId);
  const items = sheet?.items.slice(0, answered) ?? [];
  for (const { position } of items) await answer({ db, deps, pace, personId }, attemptId, position, wrong(position));
  return attemptId;
}

interface QuizManner {
  wrong?: (position: number) => boolean;
  answered?: number;
}

/** Hands in, and answers what the re-teaching asks, in the same manner. */
export async function handInQuiz(
  learner: DemoLearner,
  attemptId: string,
  wrong: boolean,
): Promise<Awaited<ReturnType<typeof submitQuiz>>> {
  const { db, deps, pace, personId } = learner;
  const submit = (expect: 'open' | 'reteach') =>
    submitQuiz(db, deps, { personId, key: deps.newToken(), attemptId, expect });
  pace.pass(1);
  const first = await submit('open');
  if (first.status === 'closed') return first;
  const sheet = await getSheet(db, personId, attemptId);
  for (const { parallel } of sheet?.reteach ?? []) await answer(learner, attemptId, parallel.position, wrong);
  return submit('reteach');
}

async function answer({ db, deps, pace, personId }: DemoLearner, attemptId: string, position: number, wrong: boolean) {
  pace.pass(1);
  const question = await getItemQuestion(db, { personId, attemptId, position });
  const given = wrong ? wrongAnswer(question) : rightAnswer(question);
  await saveResponse(db, deps, { personId, attemptId, position, sequence: deps.now().getTime(), answer: given });
}
