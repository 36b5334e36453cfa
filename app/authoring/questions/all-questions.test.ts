import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { everybody, wasRight } from '#app/assessment/item-counts.ts';
import { questionHash } from '#app/curriculum/fingerprint.ts';
import { newId } from '#app/platform/ids.ts';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import { makeModule } from '#tests/factories/assessment.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { makeQuestion } from '#tests/factories/questions.ts';
import { newKey } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { requireDraft } from '../get-draft.server.ts';
import { newModule } from '../new-module.server.ts';
import { saveFile } from '../save-file.server.ts';
import { looksWrong } from './answer-signs.ts';
import { getAllQuestionsPage } from './get-all-questions-page.server.ts';
import { QuestionFilter, questionsPath } from './question-filter.ts';

const trainer = actorWith(['write-modules', 'see-analytics'], null);

/** So many people answered, by option; all of one band. */
async function answer(db: Kysely<Schema>, question: Question, options: Record<string, number>) {
  const people = Object.values(options).reduce((sum, n) => sum + n, 0);
  const right = options[String(question.key)] ?? 0;
  const rows = Object.entries({ ...options, [everybody]: people, [wasRight]: right }).filter(([, n]) => n > 0);
  const hash = questionHash(question);
  await db
    .insertInto('item_totals')
    .values(rows.map(([option, n]) => ({ question_hash: hash, option, band: 5, n, sum: 0 })))
    .execute();
}

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const ann = (await makePerson(db)).id;
    const single = (id: string, stem: string) => makeQuestion('single', { id, stem, outcome: 'LO-1' });
    const questions = {
      fine: single('fine', 'Who signs the résumé of a handover?'),
      odd: single('odd', 'Who is told first?'),
      rare: single('rare', 'Who waits?'),
      few: single('few', 'Who sleeps?'),
      other: makeQuestion('true-false', { id: 'other', stem: 'The door is shut.', outcome: 'LO-2' }),
    };
    const { facts } = await makeModule(db, { title: 'A night', questions: Object.values(questions) });
    await newModule(db, deps, { actorId: ann, key: newKey() }, { id: 'hands', title: 'Clean hands' });
    await answer(db, questions.fine, { a: 2, b: 2, c: 20, d: 2 });
    await answer(db, questions.odd, { a: 12, c: 10 });
    await answer(db, questions.rare, { a: 3, b: 7, c: 20 });
    await answer(db, questions.few, { a: 4 });
    const ask = (filter: QuestionFilter = {}, actor = trainer) => getAllQuestionsPage(db, actor, filter);
    const ids = async (filter: QuestionFilter, actor = trainer) =>
      (await ask(filter, actor)).questions.map(({ id }) => id);
    return { db, deps, ann, facts, ask, ids };
  }

  test('the questions of all modules stand in one list, with how they were answered', async () => {
    const { ask, facts, ids } = await begin();
    const { questions, modules, next } = await ask();
    expect(questions.map(({ id }) => id)).toEqual(['fine', 'odd', 'rare', 'few', 'other', 'hands-q1']);
    expect(modules.map(({ title }) => title)).toEqual(['A night', 'Clean hands']);
    expect(next).toBeNull();
    const [fine, odd, rare, few, , drafted] = questions;
    expect(fine).toMatchObject({ isDraft: false, looksWrong: false, answers: { people: 26, idle: [], ahead: [] } });
    expect(odd?.answers).toMatchObject({
      people: 22,
      ahead: [expect.any(String)],
      idle: [expect.any(String), expect.any(String)],
    });
    expect(rare?.answers).toMatchObject({ ahead: [], idle: [expect.any(String)], right: 20 / 30 });
    expect(few).toMatchObject({ answers: null, looksWrong: false });
    expect(drafted).toMatchObject({ moduleId: 'hands', isDraft: true, answers: null });
    expect(await ids({ signs: '1' })).toEqual(['odd', 'rare']);
    expect(await ids({ module: facts.moduleId, type: 'true-false' })).toEqual(['other']);
    expect(await ids({ outcome: 'LO-1', signs: '1', q: 'waits' })).toEqual(['rare']);
    expect((await ask({ module: 'hands' })).outcomes.map(({ id }) => id)).toEqual(['hands-1']);
    expect((await ask()).outcomes.map(({ id }) => id)).toEqual(['hands-1', 'LO-1', 'LO-2']);
  });

  test('words are sought anywhere in a question, without accents and capitals', async () => {
    const { ids } = await begin();
    expect(await ids({ q: 'RESUME  signs' })).toEqual(['fine']);
    expect(await ids({ q: 'résumé nowhere' })).toEqual([]);
    expect(await ids({ q: 'hands-q1' })).toEqual(['hands-q1']);
  });

  test('only modules that the actor may write are there, and only answers that they may see', async () => {
    const { ask, ids, facts } = await begin();
    const grant = (capability: 'write-modules' | 'see-analytics', moduleId: string) => ({
      capability,
      unitPath: null,
      moduleId,
    });
    const ofHands = { ...trainer, grants: [grant('write-modules', 'hands'), grant('see-analytics', facts.moduleId)] };
    expect(await ids({}, ofHands)).toEqual(['hands-q1']);
    expect(await ids({ module: facts.moduleId }, ofHands)).toEqual([]);
    expect((await ask({}, ofHands)).mayAnalyse).toBe(false);
    const writer = actorWith(['write-modules'], null);
    expect((await ask({}, writer)).questions.map(({ answers }) => answers)).toEqual(Array(6).fill(null));
    expect(await ids({ signs: '1' }, writer)).toEqual([]);
    expect((await ask({}, { ...trainer, grants: [] })).modules).toEqual([]);
  });

  test('those with a remark that waits are found; one that was dealt with is none', async () => {
    const { db, ann, facts, ids, ask } = await begin();
    const remark = (itemId: string, handledAt: string | null) => ({
      ...{
        id: newId(),
        person_id: ann,
        module_id: facts.moduleId,
        version_id: facts.versionId,
        kind: 'question' as const,
      },
      ...{
        item_id: itemId,
        place: 'x',
        text: 'Two are right.',
        named: 0 as const,
        made_at: '2026-11-28T10:00:00.000Z',
      },
      ...{ handled_at: handledAt, handled_by: null, reply: '', quote: '' },
    });
    await db
      .insertInto('remarks')
      .values([remark('odd', null), remark('odd', null), remark('fine', '2026-11-28T11:00:00.000Z')])
      .execute();
    expect(await ids({ remarks: '1' })).toEqual(['odd']);
    expect((await ask({ remarks: '1' })).questions[0]?.remarks).toBe(2);
  });

  test('a page ends after fifty, and the next goes on behind its last row', async () => {
    const { db, ids, ask } = await begin();
    const many = Array.from({ length: 120 }, (_, n) =>
      makeQuestion('single', { id: `many-${n}`, stem: `Number ${n}?` }),
    );
    await makeModule(db, { title: 'B many', questions: many });
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await ask({ q: '?', after });
      sizes.push(page.questions.length);
      seen.push(...page.questions.map(({ id }) => id));
      after = page.next;
    }
    expect(sizes).toEqual([50, 50, 24]);
    expect(new Set(seen).size).toBe(124);
    expect(seen).toEqual(expect.arrayContaining(many.map(({ id }) => id)));
    expect(await ids({ q: 'Number', after: 'gone.3' })).toHaveLength(50);
  });

  test('a draft whose questions cannot be read is named, and the others are there', async () => {
    const { db, deps, ann, ask } = await begin();
    const { id: draftId, files } = await requireDraft(db, 'hands');
    const revision = files.find(({ path }) => path === 'questions.yaml')?.revision ?? 0;
    const save = (text: string, at: number) =>
      saveFile(db, deps, ann, { draftId, path: 'questions.yaml', revision: at, text });
    await save('questions: [', revision);
    const { unread, questions } = await ask();
    expect(unread).toEqual([{ id: 'hands', title: 'Clean hands' }]);
    expect(questions).toHaveLength(5);
    await save('questions:\n  - stem: Nothing but this\n', revision + 1);
    expect((await ask({ module: 'hands' })).questions).toMatchObject([
      { id: '', stem: 'Nothing but this', type: 'single' },
    ]);
  });
});

test('answers look wrong by each sign alone, and not without one', () => {
  const calm = { id: 'a', stem: 'A', people: 40, right: 0.5, discrimination: 0.2, idle: [], ahead: [] };
  expect(looksWrong(calm)).toBe(false);
  expect(looksWrong({ ...calm, discrimination: null })).toBe(false);
  expect(looksWrong({ ...calm, discrimination: 0.19 })).toBe(true);
  expect(looksWrong({ ...calm, discrimination: -0.1 })).toBe(true);
  expect(looksWrong({ ...calm, idle: ['b'] })).toBe(true);
  expect(looksWrong({ ...calm, ahead: ['b'] })).toBe(true);
});

test('the address holds what is asked for; empty fields of the form ask for nothing', () => {
  const filter = QuestionFilter.parse({ q: ' two words ', module: '', type: 'single', outcome: '', remarks: '1' });
  expect(questionsPath(filter)).toBe('/studio/questions?q=two+words&type=single&remarks=1');
  expect(questionsPath({})).toBe('/studio/questions');
  for (const bad of [{ type: 'none' }, { remarks: '2' }, { after: 'x' }, { after: '../a.1' }, { q: 'x'.repeat(101) }])
    expect(QuestionFilter.safeParse(bad).success).toBe(false);
});
