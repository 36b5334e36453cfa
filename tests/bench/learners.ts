import type { Kysely } from 'kysely';
import { getItemQuestion } from '#app/assessment/get-item-question.server.ts';
import { getSheet } from '#app/assessment/get-sheet.server.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { sessionCookie } from '#app/identity/session-cookie.server.ts';
import { rightAnswer } from '#app/operator/demo/answer-question.ts';
import {
  answerQuiz,
  type DemoLearner,
  handInQuiz,
  modulesToLearn,
  readLessons,
} from '#app/operator/demo/learner.server.ts';
import { createPerson } from '#app/organisation/create-person.server.ts';
import { employ } from '#app/organisation/employ.server.ts';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { listUnits } from '#app/organisation/list-units.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { OpenRuntime } from '#app/platform/open-runtime.server.ts';
import type { Answer, Question } from '#app/questions/question.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { startQuiz } from '#app/record/start-quiz.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeSession } from '#tests/factories/identity.ts';
import type { PublishedModule } from './first-lesson.ts';

export interface BenchLearner extends DemoLearner {
  token: string;
  /** What the browser sends. */
  cookie: string;
}

/** One answer of an open sheet as the quiz page posts it; the sequence is added when it is sent. */
export interface AnswerForm {
  attemptId: string;
  position: number;
  fields: [string, string][];
}

/** A nurse who began today, signed in; nothing read yet. */
export async function hireNurse({ db, deps, env }: OpenRuntime): Promise<BenchLearner> {
  const role = (await listJobRoles(db)).find((each) => each.slug === 'nurse');
  const unit = (await listUnits(db)).at(-1);
  if (!role || !unit) throw new Error('the demo hospital has no ward or no nurses');
  const personId = await db.transaction().execute(async (tx) => {
    const { id } = await createPerson(tx, deps, { name: 'Bench Nurse' });
    const fromOn = today(deps.zone, deps.now());
    await employ(tx, deps, { personId: id, unitId: unit.id, jobRoleId: role.id, main: true, fromOn });
    return id;
  });
  await assignCurricula(db, deps, { personId, key: deps.newToken() });
  const { token } = await makeSession(db, deps, { personId });
  const cookie = sessionCookie(token, env.origin).split(';')[0] ?? '';
  return { db, deps, pace: { pass: () => {} }, personId, token, cookie };
}

/** Has read the first lesson of the module. */
export async function readFirstLesson(learner: BenchLearner, facts: VersionFacts): Promise<void> {
  const module = (await modulesToLearn(learner)).find((each) => each.facts.moduleId === facts.moduleId);
  if (module) await readLessons(learner, facts, module.track, 1);
}

/** The module whose quiz is open from the first day on. */
export async function firstToLearn(learner: BenchLearner): Promise<PublishedModule> {
  const [first] = await modulesToLearn(learner);
  if (!first) throw new Error('nurses have nothing to learn');
  return { slug: await slugOf(learner.db, first.facts.moduleId), facts: first.facts };
}

/** Opens a quiz and gives an answer form for each of its questions. */
export async function openQuiz({ db, deps, personId }: BenchLearner, moduleId: string): Promise<AnswerForm[]> {
  const { attemptId } = await startQuiz(db, deps, { personId, key: deps.newToken(), moduleId });
  const sheet = await getSheet(db, personId, attemptId);
  return Promise.all(
    (sheet?.items ?? []).map(async ({ position }) => {
      const question = await getItemQuestion(db, { personId, attemptId, position });
      return { attemptId, position, fields: fieldsOf(question, rightAnswer(question), `q${position}`) };
    }),
  );
}

function fieldsOf(question: Question, answer: Answer, name: string): [string, string][] {
  if (question.type === 'ordering') {
    return (answer as string[]).map((id, index) => [`${name}.${id}`, String(index + 1)]);
  }
  if (question.type === 'matching') {
    return question.left.map(({ id }) => [`${name}.${id}`, (answer as Record<string, string>)[id] ?? '']);
  }
  return [answer].flat().map((value) => [name, String(value)]);
}

export interface ReadyAttempt {
  slug: string;
  attemptId: string;
}

/** All lessons read, all quizzes but the last passed, the last one answered and not handed in: that post earns the certificates. */
export async function readyToFinish(learner: BenchLearner): Promise<ReadyAttempt> {
  const modules = await modulesToLearn(learner);
  let last: ReadyAttempt | null = null;
  for (const { facts, track } of modules) {
    await readLessons(learner, facts, track);
    const attemptId = await answerQuiz(learner, facts);
    if (facts === modules.at(-1)?.facts) last = { slug: await slugOf(learner.db, facts.moduleId), attemptId };
    else await handInQuiz(learner, attemptId, false);
  }
  if (!last) throw new Error('nurses have nothing to learn');
  return last;
}

/** A quiz answered before any lesson was read: handing it in closes the attempt and earns nothing yet. */
export async function readyToHandIn(learner: BenchLearner, facts: VersionFacts): Promise<ReadyAttempt> {
  return { slug: await slugOf(learner.db, facts.moduleId), attemptId: await answerQuiz(learner, facts) };
}

async function slugOf(db: Kysely<Schema>, moduleId: string): Promise<string> {
  const { slug } = await db.selectFrom('modules').select('slug').where('id', '=', moduleId).executeTakeFirstOrThrow();
  return slug;
}
