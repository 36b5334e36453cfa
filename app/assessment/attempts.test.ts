import { expect, test } from 'vitest';
import { makeModule } from '#tests/factories/assessment.ts';
import { makePerson } from '#tests/factories/people.ts';
import { makeQuestion, rightAnswer } from '#tests/factories/questions.ts';
import { answerAll, begin, idAt, ofHash } from '#tests/factories/sitting.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { getAttempt } from './get-attempt.server.ts';
import { getItemQuestion } from './get-item-question.server.ts';
import { getOpenAttempt } from './get-open-attempt.server.ts';
import { getOutcome } from './get-outcome.server.ts';
import { getSheet } from './get-sheet.server.ts';
import { listAttempts } from './list-attempts.server.ts';
import { listOpenSheets } from './list-open-sheets.server.ts';
import { listSeenQuestions } from './list-seen-questions.server.ts';
import { markAttempt } from './mark-attempt.server.ts';
import { verdict } from './score.ts';
import { submitAttempt } from './submit-attempt.server.ts';

eachEngine((engine) => {
  test('a sheet is drawn, sealed and the same each time it is read', async () => {
    const given = await begin(await engine.database());
    const { attemptId, draw, seed } = await given.start();
    expect(draw).toHaveLength(7);
    expect(seed.length).toBeGreaterThanOrEqual(22);
    const sheet = await getSheet(given.db, given.personId, attemptId);
    expect(sheet).toMatchObject({ answered: 0, of: 7, savedAt: null, reteach: [] });
    expect(sheet?.attempt).toMatchObject({ status: 'open', version: 1, track: 'full', points: null, passed: null });
    expect(sheet?.items.map((item) => item.position)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(await getSheet(given.db, given.personId, attemptId)).toEqual(sheet);
    const json = JSON.stringify(sheet);
    for (const word of ['"key"', 'feedback', 'Why: because', 'tolerance', 'reteach":"', seed]) {
      expect(json).not.toContain(word);
    }
  });

  test('one open attempt per person and module, and the version drawn from stays', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    await expect(given.start()).rejects.toMatchObject({ code: 'not-offered', reason: 'assessment.attempt-open' });
    await makeModule(given.db, { id: given.facts.moduleId, number: 2 });
    expect(await getOpenAttempt(given.db, given.personId, given.facts.moduleId)).toMatchObject({
      id: attemptId,
      version: 1,
    });
    const other = await makePerson(given.db);
    expect((await given.start({ personId: other.id })).draw).toHaveLength(7);
  });

  test('a scope without questions is refused', async () => {
    const given = await begin(await engine.database());
    await expect(given.start({ scope: 'delta', since: 1 })).rejects.toMatchObject({
      reason: 'assessment.no-questions',
    });
    expect(await getOpenAttempt(given.db, given.personId, given.facts.moduleId)).toBeNull();
  });

  test('all right closes at once with every point; the second post is refused', async () => {
    const given = await begin(await engine.database());
    const { attemptId, draw } = await given.start();
    await answerAll(given, attemptId);
    given.deps.clock.set('2026-03-02T10:30:00Z');
    const closed = await given.submit(attemptId);
    expect(closed).toMatchObject({
      status: 'closed',
      points: 700,
      max: 700,
      module: given.facts.moduleId,
      version: 1,
      track: 'full',
      scope: 'whole',
      cycleId: 'cycle-1',
    });
    if (closed.status !== 'closed') throw new Error('not closed');
    expect(closed.items.map((item) => item.question)).toEqual(draw);
    expect(closed.items.every((item) => item.right && item.parallelOf === undefined)).toBe(true);
    expect(verdict({ ...closed, rule: given.facts.rule })).toBe(true);
    await expect(given.submit(attemptId)).rejects.toMatchObject({
      code: 'closed',
      reason: 'assessment.attempt-closed',
    });
    expect(await getAttempt(given.db, given.personId, attemptId)).toMatchObject({
      status: 'closed',
      submittedAt: '2026-03-02T10:30:00.000Z',
      points: 700,
      max: 700,
      passed: null,
    });
    expect(await getSheet(given.db, given.personId, attemptId)).toBeNull();
  });

  test('an empty sheet earns nothing, and its answers are null', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    const closed = await given.submit(attemptId, 'time');
    if (closed.status !== 'closed') throw new Error('not closed');
    expect(closed).toMatchObject({ points: 0, max: 700 });
    expect(closed.items.every((item) => item.answer === null && item.points === 0 && !item.right)).toBe(true);
    expect(verdict({ ...closed, rule: given.facts.rule })).toBe(false);
  });

  test('a missed safety question is taught again: the sheet freezes, its parallel is asked, the next post closes', async () => {
    const given = await begin(await engine.database());
    const { attemptId, draw } = await given.start();
    const drawn = draw.map((hash) => ofHash(given, hash)).find((question) => question.group === 'safe')?.id ?? '';
    const other = drawn === 'safe' ? 'safe-b' : 'safe';
    await answerAll(given, attemptId, [drawn]);
    const missedAt = await idAt(given, attemptId, drawn);
    expect(await given.submit(attemptId)).toEqual({ status: 'reteach' });

    const sheet = await getSheet(given.db, given.personId, attemptId);
    expect(sheet).toMatchObject({ answered: 0, of: 1 });
    expect(sheet?.attempt.status).toBe('reteach');
    expect(sheet?.items).toHaveLength(7);
    expect(sheet?.reteach).toHaveLength(1);
    expect(sheet?.reteach[0]).toMatchObject({
      text: expect.stringContaining('Once more'),
      missed: { position: missedAt },
    });
    const parallel = sheet?.reteach[0]?.parallel.position ?? -1;
    expect(parallel).toBe(7);
    expect(await idAt(given, attemptId, other)).toBe(7);
    expect(JSON.stringify(sheet)).not.toContain('"key"');
    expect(await getOutcome(given.db, given.personId, attemptId)).toBeNull();

    const frozen = {
      attemptId,
      position: missedAt,
      sequence: 99,
      answer: rightAnswer(ofHash(given, draw[missedAt] ?? '')),
    };
    await expect(given.save(frozen)).rejects.toMatchObject({ code: 'closed', reason: 'assessment.sheet-frozen' });
    await answerAll(given, attemptId);
    expect(await getSheet(given.db, given.personId, attemptId)).toMatchObject({ answered: 1, of: 1 });

    const closed = await given.submit(attemptId);
    if (closed.status !== 'closed') throw new Error('not closed');
    expect(closed).toMatchObject({ points: 600, max: 700 });
    expect(closed.items[7]).toMatchObject({ parallelOf: missedAt, right: true });
    expect(verdict({ ...closed, rule: given.facts.rule })).toBe(true);
    const outcome = await getOutcome(given.db, given.personId, attemptId);
    expect(outcome).toMatchObject({ criticalErrors: [], missedOutcomes: ['LO-01'] });
    expect(outcome?.items[7]).toMatchObject({ parallelOf: missedAt, grade: { points: 100, max: 100, right: true } });
  });

  test('a missed parallel closes all the same, and the miss stands', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    await answerAll(given, attemptId, ['safe', 'safe-b']);
    expect(await given.submit(attemptId)).toEqual({ status: 'reteach' });
    const closed = await given.submit(attemptId);
    if (closed.status !== 'closed') throw new Error('not closed');
    expect(closed.items).toHaveLength(8);
    expect(verdict({ ...closed, rule: given.facts.rule })).toBe(false);
    expect((await getOutcome(given.db, given.personId, attemptId))?.criticalErrors).toHaveLength(1);
  });

  test('without a parallel the miss stands at once; when the time is over nothing is asked again', async () => {
    const given = await begin(await engine.database());
    const first = await given.start();
    await answerAll(given, first.attemptId, ['stop']);
    const closed = await given.submit(first.attemptId);
    expect(closed).toMatchObject({ status: 'closed', points: 600 });
    if (closed.status === 'closed') expect(verdict({ ...closed, rule: given.facts.rule })).toBe(false);
    const second = await given.start();
    await answerAll(given, second.attemptId, ['safe', 'safe-b']);
    expect(await given.submit(second.attemptId, 'time')).toMatchObject({ status: 'closed', points: 600 });
  });

  test('partial credit is stored per line, and the outcome shows what was decided', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    await answerAll(given, attemptId);
    const position = await idAt(given, attemptId, 'match');
    await given.save({ attemptId, position, sequence: 2, answer: { '1': 'b', '2': 'a' } });
    expect(await given.submit(attemptId)).toMatchObject({ status: 'closed', points: 666, max: 700 });
    await given.db.transaction().execute((tx) => markAttempt(tx, attemptId, true));
    const outcome = await getOutcome(given.db, given.personId, attemptId);
    expect(outcome?.attempt).toMatchObject({ points: 666, max: 700, passed: true });
    expect(outcome?.missedOutcomes).toEqual(['LO-02']);
    const line = outcome?.items[position];
    expect(line).toMatchObject({ answer: { '1': 'b', '2': 'a' }, grade: { points: 66, max: 100, right: false } });
    expect(line?.question).toMatchObject({ type: 'matching', key: { '1': 'b' } });
    expect([...(line?.order ?? [])].sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('nothing of an attempt is there for anybody else', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    const stranger = (await makePerson(given.db)).id;
    expect(await getAttempt(given.db, stranger, attemptId)).toBeNull();
    expect(await getSheet(given.db, stranger, attemptId)).toBeNull();
    expect(await getOpenAttempt(given.db, stranger, given.facts.moduleId)).toBeNull();
    expect(await listAttempts(given.db, stranger, given.facts.moduleId)).toEqual([]);
    const foreign = { personId: stranger, attemptId, cause: 'learner' as const };
    const submitted = given.db.transaction().execute((tx) => submitAttempt(tx, given.deps, foreign));
    await expect(submitted).rejects.toMatchObject({ code: 'not-found', reason: 'assessment.no-such-attempt' });
    await given.submit(attemptId, 'time');
    expect(await getOutcome(given.db, stranger, attemptId)).toBeNull();
    expect(await getOutcome(given.db, given.personId, attemptId)).not.toBeNull();
  });

  test('the question behind a position is read for its owner alone', async () => {
    const given = await begin(await engine.database());
    const { attemptId, draw } = await given.start();
    const where = { personId: given.personId, attemptId, position: 2 };
    expect(await getItemQuestion(given.db, where)).toEqual(ofHash(given, draw[2] ?? ''));
    const stranger = (await makePerson(given.db)).id;
    for (const wrong of [{ personId: stranger }, { attemptId: 'nobody' }, { position: 7 }]) {
      await expect(getItemQuestion(given.db, { ...where, ...wrong })).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('an attempt is found under the addresses of its own module alone', async () => {
    const given = await begin(await engine.database());
    const { attemptId, draw } = await given.start();
    const where = { personId: given.personId, attemptId, position: 2 };
    const { module_id, slug } = await given.db
      .selectFrom('attempts')
      .innerJoin('modules', 'modules.id', 'attempts.module_id')
      .select(['module_id', 'slug'])
      .executeTakeFirstOrThrow();
    await given.db.insertInto('slug_history').values({ slug: 'before', module_id }).execute();
    for (const moduleSlug of [slug, 'before', slug]) {
      expect(await getItemQuestion(given.db, { ...where, moduleSlug })).toEqual(ofHash(given, draw[2] ?? ''));
    }
    const elsewhere = getItemQuestion(given.db, { ...where, moduleSlug: 'another' });
    await expect(elsewhere).rejects.toMatchObject({ code: 'not-found' });
  });

  test('open sheets are counted by what can be answered now', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    const sheets = () => listOpenSheets(given.db, given.personId);
    const moduleId = given.facts.moduleId;
    expect(await sheets()).toEqual([{ attemptId, moduleId, answered: 0, of: 7 }]);
    await answerAll(given, attemptId, ['safe', 'safe-b']);
    await given.save({ attemptId, position: await idAt(given, attemptId, 'yes'), sequence: 2, answer: null });
    expect(await sheets()).toEqual([{ attemptId, moduleId, answered: 6, of: 7 }]);
    await given.submit(attemptId);
    expect(await sheets()).toEqual([{ attemptId, moduleId, answered: 0, of: 1 }]);
    await given.submit(attemptId);
    expect(await sheets()).toEqual([]);
  });

  test('a second attempt is a whole draw again, with what has not been seen first', async () => {
    const given = await begin(await engine.database());
    const first = await given.start({ track: 'foundation' });
    expect(first.draw).toHaveLength(3);
    await given.submit(first.attemptId, 'time');
    given.deps.clock.advance({ minutes: 5 });
    const second = await given.start({ track: 'foundation' });
    const safe = (draw: string[]) => draw.map((hash) => ofHash(given, hash)).find((each) => each.group === 'safe')?.id;
    expect(second.draw).toHaveLength(3);
    expect(new Set([safe(first.draw), safe(second.draw)])).toEqual(new Set(['safe', 'safe-b']));
    const attempts = await listAttempts(given.db, given.personId, given.facts.moduleId);
    expect(attempts.map((attempt) => attempt.id)).toEqual([second.attemptId, first.attemptId]);
    expect(await listSeenQuestions(given.db, given.personId, given.facts.moduleId)).toEqual(
      new Set(['safe', 'safe-b', 'yes', 'pick']),
    );
  });

  test('a delta asks only what changed, from the new version', async () => {
    const given = await begin(await engine.database());
    const questions = given.questions.map((question) =>
      question.id === 'pick' ? makeQuestion('single', { id: 'pick', stem: 'Which one now?' }) : question,
    );
    const { facts } = await makeModule(given.db, {
      id: given.facts.moduleId,
      number: 2,
      questions,
      since: { pick: 2 },
    });
    const { draw } = await given.start({ facts, scope: 'delta', since: 1 });
    expect(draw).toEqual([facts.questions.find((question) => question.id === 'pick')?.hash]);
  });

  test('only a closed attempt is marked', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    const mark = () => given.db.transaction().execute((tx) => markAttempt(tx, attemptId, true));
    await expect(mark()).rejects.toThrow('is not closed');
    await given.submit(attemptId, 'time');
    await mark();
    expect((await getAttempt(given.db, given.personId, attemptId))?.passed).toBe(true);
  });

  test('of two posts at once one submits and the other is refused', async () => {
    const given = await begin(await engine.database());
    const { attemptId } = await given.start();
    await answerAll(given, attemptId);
    const results = await Promise.allSettled([given.submit(attemptId), given.submit(attemptId)]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'closed' });
  });
});
