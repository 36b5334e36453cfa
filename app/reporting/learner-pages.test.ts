import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { verifyCertificate } from '#app/certification/verify-certificate.server.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getVersionFacts } from '#app/curriculum/get-version-facts.server.ts';
import { saveResumePoint } from '#app/learning/save-resume-point.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { startQuiz } from '#app/record/start-quiz.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeCertificate } from '#tests/factories/certificates.ts';
import { beginCourse, lessonPage } from '#tests/factories/course.ts';
import { makePerson } from '#tests/factories/people.ts';
import {
  learn,
  learnAll,
  makeLearner,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { getCertificatePage } from './get-certificate-page.server.ts';
import { getLearnPage } from './get-learn-page.server.ts';
import { getLessonPage } from './get-lesson-page.server.ts';
import { getModulePage } from './get-module-page.server.ts';
import type { ModulePage } from './learner-view.ts';

type Db = Kysely<Schema>;

/** Gives a lesson three parts of two, four and two minutes. To be called before anything reads it. */
async function stretchLesson(db: Db, facts: VersionFacts, lessonId: string): Promise<void> {
  const hash = facts.lessons.find((lesson) => lesson.id === lessonId)?.hash ?? '';
  const part = (n: number) => `<h2 id="h${n}">Part ${n}</h2><p id="p${n}">Text</p>`;
  const segments = { segments: [{ kind: 'html', html: `<p id="p0">Text</p>${part(1)}${part(2)}` }], sources: [] };
  const outline = [1, 2].map((n) => ({ id: `h${n}`, text: `Part ${n}`, depth: 2 }));
  const stops = [120, 240, 120].map((seconds, n) => ({ place: n === 0 ? '' : `h${n}`, seconds }));
  const row = { segments: JSON.stringify(segments), outline: JSON.stringify({ outline, stops }) };
  await db.updateTable('lesson_bodies').set(row).where('hash', '=', hash).execute();
}

const stopAt = (db: Db, deps: TestDeps, personId: string, moduleId: string, lessonId: string, place: string) =>
  saveResumePoint(db, deps, { personId, moduleId, lessonId, place });

const modulePage = async (db: Db, deps: TestDeps, personId: string, slug: string) =>
  (await getModulePage(db, deps, personId, slug)) as ModulePage;

eachEngine((engine) => {
  test('somebody who was given nothing has an empty page, and may read every lesson', async () => {
    const { db, deps } = await beginCourse(engine);
    const { id } = await makePerson(db);
    expect(await getLearnPage(db, deps, id)).toEqual({
      next: null,
      fiveMinutes: null,
      courses: [],
      lapsed: [],
      finished: [],
      certificates: [],
    });
    expect(await modulePage(db, deps, id, 'one')).toMatchObject({ due: [], quiz: { kind: 'not-offered' } });
    expect((await lessonPage(db, deps, id, 'two-c')).lesson).toMatchObject({ number: 3, of: 3 });
  });

  test('the next step is the first lesson, then the very place where the person stopped', async () => {
    const { db, deps, one, personId } = await beginCourse(engine);
    await stretchLesson(db, one, 'one-a');
    const { next, fiveMinutes, courses } = await getLearnPage(db, deps, personId);
    expect(next).toMatchObject({ kind: 'lesson', href: '/learn/one/one-a', minutes: 8, begun: false, section: null });
    expect(fiveMinutes).toMatchObject({ href: '/learn/one/one-a?until=h1', minutes: 2 });
    expect(courses).toMatchObject([
      { title: 'Curriculum course', state: 'due-soon', dueOn: '2026-03-22', pointsMissing: null },
    ]);
    await stopAt(db, deps, personId, 'one', 'one-a', 'p1');
    expect(await getLearnPage(db, deps, personId)).toMatchObject({
      next: { href: '/learn/one/one-a#p1', minutes: 6, begun: true, section: 'Part 1' },
      fiveMinutes: { href: '/learn/one/one-a?until=h2#p1', minutes: 4 },
    });
    await stopAt(db, deps, personId, 'one', 'one-a', 'h2');
    const last = await getLearnPage(db, deps, personId);
    expect(last).toMatchObject({ next: { href: '/learn/one/one-a#h2', minutes: 2 }, fiveMinutes: null });
    await stopAt(db, deps, personId, 'one', 'one-a', 'no-longer-there');
    expect((await getLearnPage(db, deps, personId)).next?.href).toBe('/learn/one/one-a');
    expect((await lessonPage(db, deps, personId, 'one-a')).place).toBeNull();
  });

  test('the module last worked at comes first, then its quiz, then the next module of the course', async () => {
    const { db, deps, one, two, personId } = await beginCourse(engine);
    const next = async () => (await getLearnPage(db, deps, personId)).next?.href;
    await stopAt(db, deps, personId, 'two', 'two-b', 'two-b-check');
    expect(await next()).toBe('/learn/two/two-b#two-b-check');
    deps.clock.advance({ minutes: 1 });
    await stopAt(db, deps, personId, 'one', 'one-a', '');
    await learnAll(db, deps, { personId, facts: one }, 'foundation');
    expect(await next()).toBe('/learn/one/quiz');
    await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
    const page = await getLearnPage(db, deps, personId);
    expect(page.next).toMatchObject({ kind: 'quiz', begun: true });
    expect(page.courses[0]?.modules[0]?.quiz).toEqual({ kind: 'open', answered: 0, of: 3 });
    await takeQuiz(db, deps, personId, 'one');
    expect(await next()).toBe('/learn/two/two-b#two-b-check');
    await learnAll(db, deps, { personId, facts: two }, 'full');
    await takeQuiz(db, deps, personId, 'two');
    const done = await getLearnPage(db, deps, personId);
    expect(done).toMatchObject({ next: null, courses: [], certificates: [{ state: 'valid', issuedOn: '2026-03-02' }] });
    expect(done).toMatchObject({
      lapsed: [],
      finished: [
        { id: 'one', slug: 'one', title: 'Module one', track: 'foundation' },
        { id: 'two', slug: 'two', title: 'Module two', track: 'full' },
      ],
    });
    expect(await modulePage(db, deps, personId, 'one')).toMatchObject({
      quiz: { kind: 'passed', on: '2026-03-02' },
      minutesLeft: 0,
    });
  });

  test('a module of two courses is one step at its deeper track, and each course has its own date for it', async () => {
    const { db, deps, personId: _other, one } = await beginCourse(engine);
    const deep = await publishSampleCurriculum(db, deps, 'deep', [{ module: 'one', track: 'full' }]);
    await makeRule(db, deps, deep, { due: { days: 200 } });
    const personId = await makeLearner(db, deps);
    await learnAll(db, deps, { personId, facts: one }, 'foundation');
    const { next, courses } = await getLearnPage(db, deps, personId);
    expect(courses.map((course) => [course.title, course.state])).toEqual([
      ['Curriculum course', 'due-soon'],
      ['Curriculum deep', 'current'],
    ]);
    expect(next?.href).toBe('/learn/one/one-c');
    const page = await modulePage(db, deps, personId, 'one');
    expect(page).toMatchObject({ track: 'full', questions: 5 });
    expect(page.due).toMatchObject([
      { title: 'Curriculum course', track: 'foundation', dueOn: courses[0]?.dueOn, state: 'due-soon' },
      { title: 'Curriculum deep', track: 'full', dueOn: courses[1]?.dueOn, state: 'current' },
    ]);
    deps.clock.set('2026-03-23T09:00:00Z');
    expect((await getLearnPage(db, deps, personId)).courses[0]).toMatchObject({
      state: 'date-passed',
      dueOn: '2026-03-22',
      overdueFrom: '2026-04-06',
    });
    expect(page.lessons.map(({ state, needed, next }) => [state, needed, next])).toEqual([
      ['done', true, false],
      ['done', true, false],
      ['open', true, true],
    ]);
    deps.clock.set('2026-04-20T09:00:00Z');
    expect((await getLearnPage(db, deps, personId)).courses.map((course) => course.state)).toEqual([
      'overdue',
      'current',
    ]);
  });

  test('of a later stage the lessons are open, and the quiz names what comes before it', async () => {
    const { db, deps, one, two, personId } = await beginCourse(engine);
    await learnAll(db, deps, { personId, facts: two }, 'full');
    const waits = { kind: 'waits', after: [{ slug: 'one', title: one.title }] };
    expect((await modulePage(db, deps, personId, 'two')).quiz).toEqual(waits);
    const page = await getLearnPage(db, deps, personId);
    expect(page.next).toMatchObject({ href: `/learn/one/${one.lessons[0]?.id}` });
    expect(page.courses[0]?.modules.map((module) => module.quiz.kind)).toEqual(['ready', 'waits']);
    await learnAll(db, deps, { personId, facts: one }, 'full');
    await takeQuiz(db, deps, personId, 'one');
    expect((await modulePage(db, deps, personId, 'two')).quiz).toMatchObject({ kind: 'ready' });
    expect((await getLearnPage(db, deps, personId)).next).toMatchObject({ href: '/learn/two/quiz' });
  });

  test('after falling short the next step is what was missed, until it was read again, and the quiz stays open', async () => {
    const { db, deps, one, two, personId } = await beginCourse(engine);
    await db.updateTable('curriculum_modules').set({ stage: 1 }).execute();
    await learnAll(db, deps, { personId, facts: two }, 'full');
    await takeQuiz(db, deps, personId, 'two', ['stop']);
    await stopAt(db, deps, personId, 'two', 'two-a', '');
    const next = async () => (await getLearnPage(db, deps, personId)).next;
    expect(await next()).toMatchObject({ href: '/learn/two/two-c', quizInstead: '/learn/two/quiz' });
    const lessons = async () =>
      (await modulePage(db, deps, personId, 'two')).lessons.map(({ again, next }) => [again, next]);
    expect(await lessons()).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ]);
    await learn(db, deps, { personId, facts: two }, 'two-c');
    expect(await next()).toMatchObject({ href: '/learn/two/quiz', quizInstead: null });
    expect((await lessons()).flat()).not.toContain(true);
    await takeQuiz(db, deps, personId, 'two', ['safe', 'safe-b']);
    expect(await next()).toMatchObject({ href: '/learn/two/two-a' });
    await learn(db, deps, { personId, facts: two }, 'two-a');
    expect(await next()).toMatchObject({ href: '/learn/two/two-b' });
    await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'two' });
    expect(await next()).toMatchObject({ href: '/learn/two/quiz', begun: true, quizInstead: null });
    await takeQuiz(db, deps, personId, 'two');
    expect(await next()).toMatchObject({ href: `/learn/one/${one.lessons[0]?.id}`, quizInstead: null });
  });

  test('what has run out is named with its last day and its modules, until a cycle asks for it again', async () => {
    const { db, deps, one, two, personId } = await beginCourse(engine);
    await learnAll(db, deps, { personId, facts: one }, 'foundation');
    await learnAll(db, deps, { personId, facts: two }, 'full');
    for (const module of ['one', 'two']) await takeQuiz(db, deps, personId, module);
    deps.clock.set('2028-03-02T12:00:00Z');
    expect((await getLearnPage(db, deps, personId)).lapsed).toEqual([]);
    deps.clock.set('2028-03-03T12:00:00Z');
    const page = await getLearnPage(db, deps, personId);
    expect(page).toMatchObject({ courses: [], finished: [], certificates: [{ state: 'expired' }] });
    expect(page.lapsed).toMatchObject([
      { title: 'Curriculum course', validUntil: '2028-03-02', modules: [{ slug: 'one' }, { slug: 'two' }] },
    ]);
  });

  test('a certificate shows its modules as the course teaches them, whatever order was signed', async () => {
    const { db, deps, one, two } = await beginCourse(engine);
    await rememberTestKey(db);
    await db.deleteFrom('rules').execute();
    const modules = ['two', 'one'].map((module) => ({ module, track: 'foundation' as const }));
    await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'turned', modules));
    const personId = await makeLearner(db, deps);
    for (const facts of [two, one]) {
      await learnAll(db, deps, { personId, facts }, 'foundation');
      await takeQuiz(db, deps, personId, facts.moduleId);
    }
    const [held] = (await getLearnPage(db, deps, personId)).certificates;
    const serial = held?.serial ?? '';
    const page = await getCertificatePage(db, deps, { personId, serial, origin: 'https://acumen.test' });
    const stranger = await verifyCertificate(db, deps, serial);
    if (!('snapshot' in stranger)) throw new Error('the certificate is known');
    for (const shown of [page, stranger]) {
      expect(shown.modules.map(({ id }) => id)).toEqual(['two', 'one']);
      expect(shown.snapshot.modules.map(({ id }) => id)).toEqual(['one', 'two']);
    }
  });

  test('where only the pool falls short, the page says by how much and leads to a better attempt', async () => {
    const { db, deps } = await beginCourse(engine);
    const three = await publishSample(db, deps, 'three');
    const four = await publishSample(db, deps, 'four');
    const pool = [three, four].map((facts) => ({ module: facts.moduleId, track: 'foundation' as const }));
    await db.deleteFrom('rules').execute();
    await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'pool', pool));
    const personId = await makeLearner(db, deps);
    for (const facts of [three, four]) {
      await learnAll(db, deps, { personId, facts }, 'foundation');
      await takeQuiz(db, deps, personId, facts.moduleId, ['yes']);
    }
    const { next, courses } = await getLearnPage(db, deps, personId);
    expect(courses).toMatchObject([
      {
        pointsMissing: 1,
        modules: [
          { met: false, quiz: { kind: 'raise', attemptsLeft: 2 } },
          { met: false, quiz: { kind: 'raise', attemptsLeft: 2 } },
        ],
      },
    ]);
    expect(next).toMatchObject({ kind: 'quiz', href: '/learn/three/quiz' });
    await takeQuiz(db, deps, personId, 'four');
    expect(await getLearnPage(db, deps, personId)).toMatchObject({ next: null, certificates: [{ state: 'valid' }] });
  });

  test('a material edition shows what has changed, on the module and in the lesson', async () => {
    const { db, deps, one, personId } = await beginCourse(engine);
    await learn(db, deps, { personId, facts: one }, 'one-a');
    expect((await lessonPage(db, deps, personId, 'one-a')).state).toBe('done');
    const edition = { number: 2, kind: 'material' as const, redo: ['one-a'], reason: 'renewed' };
    await publishSample(db, deps, 'one', { text: 'Hello again.', edition });
    const page = await modulePage(db, deps, personId, 'one');
    expect([page.version, ...page.lessons.map((lesson) => lesson.state)]).toEqual([2, 'changed', 'open', 'open']);
    expect(await lessonPage(db, deps, personId, 'one-a')).toMatchObject({
      state: 'changed',
      lesson: { version: 2 },
      changes: {
        version: 1,
        lines: [
          [
            { kind: 'same', text: 'Hello ' },
            { kind: 'removed', text: 'ward' },
            { kind: 'added', text: 'again' },
            { kind: 'same', text: '.' },
          ],
        ],
      },
    });
    await learn(db, deps, { personId, facts: await getVersionFacts(db, 'one', 2) }, 'one-a');
    expect((await lessonPage(db, deps, personId, 'one-a')).changes).toBeNull();
  });

  test('minutes are those of lessons and quiz, and an address that moved leads on', async () => {
    const { db, deps, one, personId } = await beginCourse(engine);
    const before = await modulePage(db, deps, personId, 'one');
    expect(before).toMatchObject({ minutes: 12, minutesLeft: 13, questions: 3, track: 'foundation' });
    expect(before.lessons.map((lesson) => lesson.needed)).toEqual([true, true, false]);
    expect(before.outcomes.map((outcome) => outcome.id)).toEqual(['LO-01']);
    await stopAt(db, deps, personId, 'one', 'one-b', '');
    const stopped = await modulePage(db, deps, personId, 'one');
    expect(stopped.lessons.map(({ state, next }) => [state, next])).toEqual([
      ['open', false],
      ['begun', true],
      ['open', false],
    ]);
    await learn(db, deps, { personId, facts: one }, 'one-b');
    expect(await modulePage(db, deps, personId, 'one')).toMatchObject({ minutesLeft: 7 });
    await db.insertInto('slug_history').values({ slug: 'first', module_id: 'one' }).execute();
    expect(await getModulePage(db, deps, personId, 'first')).toEqual({ movedTo: 'one' });
    const moved = { personId, moduleSlug: 'first', lessonId: 'one-a', language: 'en', textInData: false };
    expect(await getLessonPage(db, deps, moved)).toEqual({ movedTo: '/learn/one/one-a' });
    for (const wrong of [
      { moduleSlug: 'none', lessonId: 'one-a' },
      { moduleSlug: 'one', lessonId: 'two-a' },
    ]) {
      await expect(getLessonPage(db, deps, { ...moved, ...wrong })).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('lessons of the track are numbered among themselves, and lead to their neighbours', async () => {
    const { db, deps, personId } = await beginCourse(engine);
    const first = await lessonPage(db, deps, personId, 'one-a');
    expect(first).toMatchObject({ lesson: { number: 1, of: 2 }, previous: null, next: { to: '/learn/one/one-b' } });
    expect(await lessonPage(db, deps, personId, 'one-b')).toMatchObject({
      next: null,
      previous: { to: '/learn/one/one-a' },
    });
    expect(await lessonPage(db, deps, personId, 'one-c')).toMatchObject({ lesson: { number: 3, of: 3 } });
  });

  test('a certificate is on its holder’s page alone, with its state today', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    const { personId, snapshot } = await makeCertificate(db, deps, { name: 'Ada' });
    const { serial } = snapshot;
    const origin = 'https://acumen.test';
    const page = await getCertificatePage(db, deps, { personId, serial, origin });
    expect(page).toMatchObject({ name: 'Ada', state: 'valid', verifyUrl: `https://acumen.test/verify/${serial}` });
    const { id: other } = await makePerson(db);
    const asked = [
      { personId: other, serial },
      { personId, serial: 'nothing' },
    ].map((input) => getCertificatePage(db, deps, { ...input, origin }).catch((error: Refusal) => error));
    const [foreign, unknown] = await Promise.all(asked);
    expect(foreign).toBeInstanceOf(Refusal);
    expect(foreign).toEqual(unknown);
    deps.clock.set('2028-03-02T12:00:00Z');
    expect((await getCertificatePage(db, deps, { personId, serial, origin })).state).toBe('valid');
    deps.clock.set('2028-03-03T12:00:00Z');
    expect((await getLearnPage(db, deps, personId)).certificates).toMatchObject([{ serial, state: 'expired' }]);
  });
});
