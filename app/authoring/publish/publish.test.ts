import { expect, test } from 'vitest';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { learnAll, makeLearner, makeRule, newKey, publishSampleCurriculum, takeQuiz } from '#tests/factories/record.ts';
import { makeStudio } from '#tests/factories/studio.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, testDeps } from '#tests/setup/deps.ts';
import { getDraft } from '../get-draft.server.ts';
import { getStudioPage } from '../get-studio-page.server.ts';
import { changePublication } from './change-publication.server.ts';
import { getPublishPage } from './get-publish-page.server.ts';
import { publishDueJob } from './plan-publication.server.ts';
import { publishDraft } from './publish-draft.server.ts';
import { publishDue } from './publish-due.server.ts';

const lesson = '01-first-lesson.mdx';
const lessonId = 'hands-first';

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    return { db, deps, ...(await makeStudio(db, deps)) };
  }
  /** Version 1 is held by one person, and another one is on their way. */
  async function beginWithPeople() {
    const world = await begin();
    const { db, deps } = world;
    await rememberTestKey(db);
    const facts = await world.publish();
    await publishSampleCurriculum(db, deps, 'nurse', [{ module: 'hands', track: 'full' }]);
    await makeRule(db, deps, 'nurse');
    const holder = await makeLearner(db, deps);
    await learnAll(db, deps, { personId: holder, facts }, 'full');
    await takeQuiz(db, deps, holder, 'hands');
    await makeLearner(db, deps);
    return { ...world, facts, holder };
  }
  const later = { when: 'later', onDay: '2026-03-05' } as const;

  test('a first version needs no choice, belongs to the studio, and its draft is closed', async () => {
    const { db, publish } = await begin();
    await publish();
    const module = await db.selectFrom('modules').selectAll().executeTakeFirstOrThrow();
    expect(module).toMatchObject({ id: 'hands', owned_by: 'studio' });
    const version = await db.selectFrom('module_versions').selectAll().executeTakeFirstOrThrow();
    expect(version).toMatchObject({ id: module.current_version_id, number: 1, edition: 'first' });
    expect(await getDraft(db, 'hands')).toBeNull();
  });

  test('only what is approved is published, at exactly that revision, by who may', async () => {
    const { db, deps, ann, as, draft, approve, write } = await begin();
    const choice = { kind: 'material', redo: [], reason: '' } as const;
    const go = async (revision: number, who = as(ann)) =>
      publishDraft(db, deps, who, {
        moduleId: 'hands',
        draftId: (await draft()).id,
        revision,
        choice: { ...choice, redo: [] },
      });
    await expect(go(1)).rejects.toMatchObject({ reason: 'authoring.not-approved' });
    await approve();
    await write(lesson, (text) => `${text}\nOne more.\n`);
    await expect(go(1)).rejects.toMatchObject({ code: 'stale' });
    await expect(go((await draft()).revision)).rejects.toMatchObject({ reason: 'authoring.not-approved' });
    await approve();
    const writer = { ...as(ann), actor: actorWith(['write-modules'], null, ann.personId) };
    await expect(go(2, writer)).rejects.toMatchObject({ code: 'forbidden' });
    const key = as(ann);
    expect(await go(2, key)).toBe(1);
    expect(await db.selectFrom('module_versions').select('id').execute()).toHaveLength(1);
  });

  test('a form that is sent twice publishes once', async () => {
    const { db, deps, ann, draft, approve, as } = await begin();
    await approve();
    const { id: draftId, revision } = await draft();
    const wish = { moduleId: 'hands', draftId, revision, choice: { kind: 'material' as const, redo: [], reason: '' } };
    const who = as(ann);
    expect(await publishDraft(db, deps, who, wish)).toBe(1);
    expect(await publishDraft(db, deps, who, wish)).toBe(1);
    await expect(publishDraft(db, deps, as(ann), wish)).rejects.toMatchObject({ code: 'stale' });
  });

  test('the dry run counts holders and those on their way, and unticked items release the holders', async () => {
    const { db, deps, write, approve } = await beginWithPeople();
    await write(lesson, (text) => text.replace('Begin with', 'Always begin with'));
    await approve();
    const page = (redo: string[], kind: 'minor' | 'material' = 'material') =>
      getPublishPage(db, deps, 'hands', { kind, redo });
    const { edition } = await getPublishPage(db, deps, 'hands', null);
    expect(edition).toMatchObject({ number: 2, base: 1, needsChoice: true, obstacles: [] });
    expect(edition?.touched).toEqual([{ id: lessonId, kind: 'lesson', title: 'First lesson', what: 'changed' }]);
    const full = { track: 'full', holders: 1, underWay: 1, parts: 1, questions: 0 };
    expect((await page([lessonId])).preview?.tracks[0]).toEqual(full);
    expect((await page([])).preview?.tracks[0]).toEqual({ ...full, holders: 0, parts: 0 });
    expect((await page([], 'minor')).preview?.tracks).toEqual([]);
  });

  test('a material version re-opens exactly what is ticked, and a minor one needs a reason and no obstacle', async () => {
    const { db, write, publish } = await beginWithPeople();
    await write(lesson, (text) => text.replace('Begin with', 'Always begin with'));
    const second = await publish({ redo: [lessonId] });
    expect([...second.lessons, ...second.questions].map(({ id, since }) => [id, since])).toEqual([
      [lessonId, 2],
      ['hands-q1', 1],
    ]);
    await write('questions.yaml', (text) => text.replace('This sentence', 'This short sentence'));
    expect((await publish({ kind: 'minor', redo: ['hands-q1'] })).questions[0]?.since).toBe(1);
    const editions = await db.selectFrom('module_versions').select(['edition', 'reason']).orderBy('number').execute();
    expect(editions.map(({ edition }) => edition)).toEqual(['first', 'material', 'minor']);
    expect(editions[2]?.reason).toBe('Clearer words');
    const jobs = await db.selectFrom('jobs').select('id').where('kind', '=', 'curriculum.version-published').execute();
    expect(jobs).toHaveLength(1);

    await write('module.yaml', (text) => text.replace('say in one sentence', 'say in two sentences'));
    await expect(publish({ kind: 'minor' })).rejects.toMatchObject({ reason: 'authoring.not-minor' });
  });

  test('a corrected key says how many were marked by the old one, and nothing of fewer than five', async () => {
    const { db, deps, facts, write, approve } = await beginWithPeople();
    for (let n = 0; n < 5; n += 1) {
      const personId = await makeLearner(db, deps);
      await learnAll(db, deps, { personId, facts }, 'full');
      await takeQuiz(db, deps, personId, 'hands', n < 2 ? [] : ['q1']);
    }
    await write('questions.yaml', (text) => text.replace('key: true', 'key: false'));
    await approve();
    const { preview } = await getPublishPage(db, deps, 'hands', { kind: 'minor', redo: [] });
    expect(preview?.marked).toEqual([{ questionId: 'hands-q1', people: 6, notRight: null }]);
  });

  test('a planned publication goes live at the beginning of its day', async () => {
    const { db, deps, ann, as, draft, approve } = await begin();
    await approve();
    const { id: draftId, revision } = await draft();
    const choice = { kind: 'material' as const, redo: [], reason: '' };
    const plan = (onDay: string) =>
      changePublication(
        db,
        deps,
        { ...as(ann), moduleId: 'hands' },
        { intent: 'publish', draftId, revision, choice, ...later, onDay },
      );
    await expect(plan('2026-03-02')).rejects.toMatchObject({ reason: 'authoring.later-day' });
    await plan('2026-03-05');
    await expect(plan('2026-03-06')).rejects.toMatchObject({ reason: 'authoring.planned-already' });
    const run = () => runDueJobs(db, deps, { [publishDueJob]: publishDue }, { limit: 5 });
    deps.clock.set('2026-03-04T22:59:00Z');
    expect((await run()).done).toBe(0);
    deps.clock.set('2026-03-04T23:00:00Z');
    expect((await run()).done).toBe(1);
    const version = await db.selectFrom('module_versions').selectAll().executeTakeFirstOrThrow();
    expect(version).toMatchObject({ number: 1, published_by: ann.personId });
    expect((await db.selectFrom('publications').select('state').execute())[0]?.state).toBe('published');
  });

  test('a plan that was cancelled, or whose draft was changed, publishes nothing and says so', async () => {
    const { db, deps, ann, as, draft, approve, write } = await begin();
    const choice = { kind: 'material' as const, redo: [], reason: '' };
    const plan = async () => {
      const { id: draftId, revision } = await draft();
      const who = { ...as(ann), moduleId: 'hands' };
      await changePublication(db, deps, who, { intent: 'publish', draftId, revision, choice, ...later });
    };
    await approve();
    await plan();
    const { id: draftId } = await draft();
    await changePublication(db, deps, { ...as(ann), moduleId: 'hands' }, { intent: 'cancel', draftId });
    await plan();
    await write(lesson, (text) => `${text}\nOne more.\n`);
    const shown = async () => (await getPublishPage(db, deps, 'hands', null)).planned;
    expect(await shown()).toMatchObject({ state: 'waiting', problem: 'authoring.not-approved' });
    deps.clock.set('2026-03-05T12:00:00Z');
    await runDueJobs(db, deps, { [publishDueJob]: publishDue }, { limit: 5 });
    expect(await shown()).toMatchObject({ state: 'failed', problem: 'authoring.not-approved' });
    const [listed] = (await getStudioPage(db, deps, ann)).modules;
    expect(listed?.draft?.planned).toEqual({ state: 'failed', onDay: '2026-03-05' });
    expect(await db.selectFrom('module_versions').select('id').execute()).toEqual([]);
    const key = newKey();
    await expect(
      changePublication(db, deps, { actor: ann, key, moduleId: 'hands' }, { intent: 'cancel', draftId }),
    ).rejects.toMatchObject({ reason: 'authoring.no-plan' });
  });
});
