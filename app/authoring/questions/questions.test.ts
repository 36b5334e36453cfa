import { expect, test } from 'vitest';
import { actorWith } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { makeQuestion } from '#tests/factories/questions.ts';
import { newKey, publishSample } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { checkDraft } from '../check-draft.server.ts';
import { requireDraft } from '../get-draft.server.ts';
import { newModule } from '../new-module.server.ts';
import type { Entry } from '../yaml/write-yaml.ts';
import { changeBank } from './change-bank.server.ts';
import { editQuestion } from './edit-question.server.ts';
import { getQuestionPage } from './get-question-page.server.ts';
import { getQuestionsPage } from './get-questions-page.server.ts';
import { bankOf, stampOf } from './load-bank.server.ts';
import { formOf, type QuestionForm, questionTypes } from './question-form.ts';

/** What a browser sends of the editor. */
function fieldsOf(form: QuestionForm, button = 'save'): FormData {
  const fields = new FormData();
  for (const name of ['id', 'type', 'stem', 'scenario', 'outcome', 'group', 'reteach', 'points'] as const)
    fields.set(name, form[name]);
  for (const name of ['number', 'tolerance', 'unit', 'general'] as const) fields.set(name, form[name]);
  for (const track of form.tracks) fields.append('tracks', track);
  for (const name of ['critical', 'fixedOrder'] as const) if (form[name]) fields.set(name, 'on');
  for (const { id, text, why, right, match } of form.rows) {
    fields.append('rows', id);
    if (right) fields.append('right', id);
    for (const [name, value] of Object.entries({ text, why, match })) fields.set(`row.${id}.${name}`, value);
  }
  for (const { id, text } of form.right) {
    fields.append('matches', id);
    fields.set(`match.${id}.text`, text);
  }
  fields.set('do', button);
  return fields;
}

const trainer = actorWith(['write-modules', 'see-analytics'], null);

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const [ann, ben] = [(await makePerson(db)).id, (await makePerson(db)).id];
    const moduleId = await newModule(db, deps, { actorId: ann, key: newKey() }, { id: 'hands', title: 'Clean hands' });
    const { id: draftId } = await requireDraft(db, moduleId);
    const bank = async () => bankOf(await requireDraft(db, moduleId));
    const entry = async (id: string) => {
      const found = (await bank()).entries?.find((each) => each.id === id);
      if (!found) throw new Error(`no ${id}`);
      return found;
    };
    const edit = (by: string, id: string | null, stamp: string, form: QuestionForm, key = newKey(), button = 'save') =>
      editQuestion(db, deps, { actorId: by, moduleId, draftId, key, id, stamp }, fieldsOf(form, button));
    const change = (action: Parameters<typeof changeBank>[3], key = newKey()) =>
      changeBank(db, deps, { actorId: ann, moduleId, draftId, key }, action);
    return { db, deps, ann, ben, moduleId, bank, entry, edit, change };
  }
  const formFrom = (question: object) =>
    formOf({ ...(JSON.parse(JSON.stringify(question)) as Entry), outcome: 'hands-1', tracks: ['full'] });

  test('a question of every type is made by its form, passes the check, and is there once', async () => {
    const { db, ann, moduleId, edit, entry } = await begin();
    for (const type of questionTypes) {
      const form = formFrom(makeQuestion(type));
      const key = newKey();
      const made = await edit(ann, null, '', form, key);
      expect(await edit(ann, null, '', form, key)).toEqual(made);
      if (!('saved' in made)) throw new Error('not saved');
      expect(formOf((await entry(made.saved)).value)).toEqual({ ...form, id: made.saved });
    }
    const draft = await requireDraft(db, moduleId);
    expect((await checkDraft(db, draft)).problems).toEqual([]);
    const { questions } = await getQuestionsPage(db, testDeps(), moduleId);
    expect(questions?.map(({ type }) => type)).toEqual(['true-false', ...questionTypes]);
  });

  test('two trainers at two questions are in nobody’s way; at one, the second is told and loses nothing', async () => {
    const { ann, ben, edit, entry, change } = await begin();
    const first = await entry('hands-q1');
    const parallel = (await change({ intent: 'duplicate', id: 'hands-q1' })) ?? '';
    const [one, two] = [await entry('hands-q1'), await entry(parallel)];
    expect(stampOf(one)).not.toBe(stampOf(first));
    await edit(ann, 'hands-q1', stampOf(one), { ...formOf(one.value), stem: 'Ann’s' });
    expect(await edit(ben, parallel, stampOf(two), { ...formOf(two.value), stem: 'Ben’s' })).toEqual({
      saved: parallel,
    });
    const late = { ...formOf(one.value), stem: 'Ben’s too' };
    expect(await edit(ben, 'hands-q1', stampOf(one), late)).toMatchObject({
      again: { stale: true, form: { stem: 'Ben’s too' } },
    });
    expect((await entry('hands-q1')).value.stem).toBe('Ann’s');
    expect(await edit(ben, 'hands-q1', stampOf(one), { ...formOf(one.value), stem: 'Ann’s' })).toEqual({
      saved: 'hands-q1',
    });
  });

  test('questions saved in the same moment are all kept', async () => {
    const { ann, ben, edit, bank, change } = await begin();
    await Promise.all([1, 2, 3].map(() => change({ intent: 'duplicate', id: 'hands-q1' })));
    const entries = (await bank()).entries ?? [];
    const saved = await Promise.all(
      entries.map((each, index) =>
        edit(index % 2 === 0 ? ann : ben, each.id, stampOf(each), { ...formOf(each.value), stem: `Stem ${index}` }),
      ),
    );
    expect(saved).toEqual(entries.map(({ id }) => ({ saved: id })));
    expect((await bank()).entries?.map(({ value }) => value.stem)).toEqual(['Stem 0', 'Stem 1', 'Stem 2', 'Stem 3']);
  });

  test('a parallel has a new id in the same group and is made once; a deleted question leaves the others alone', async () => {
    const { bank, change, entry } = await begin();
    const key = newKey();
    const id = (await change({ intent: 'duplicate', id: 'hands-q1' }, key)) ?? '';
    expect(await change({ intent: 'duplicate', id: 'hands-q1' }, key)).toBe(id);
    const entries = (await bank()).entries ?? [];
    expect(entries.map(({ id: each, value }) => [each, value.group])).toEqual([
      ['hands-q1', 'hands-q1'],
      [id, 'hands-q1'],
    ]);
    const remove = { intent: 'delete', id: 'hands-q1' } as const;
    await expect(change({ ...remove, stamp: 'old' })).rejects.toMatchObject({ code: 'stale' });
    const other = await entry(id);
    await change({ ...remove, stamp: stampOf(await entry('hands-q1')) });
    await change({ ...remove, stamp: 'old' });
    expect((await bank()).entries?.map(({ source }) => source)).toEqual([other.source]);
  });

  test('a button that does not save keeps what was typed, and stores nothing', async () => {
    const { ann, bank, edit } = await begin();
    const { text } = await bank();
    const form = { ...formFrom(makeQuestion('single')), stem: 'Half of a' };
    const more = await edit(ann, null, '', form, newKey(), 'add');
    expect(more).toMatchObject({ again: { form: { stem: 'Half of a' }, problems: [], focus: 'row-e-text' } });
    const look = await edit(ann, null, '', { ...form, stem: '' }, newKey(), 'preview');
    expect(look).toMatchObject({ again: { question: null, problems: [{ field: 'stem' }] } });
    expect((await bank()).text).toBe(text);
  });

  test('a broken question is kept and can be mended; a file that is no list is left alone', async () => {
    const { db, deps, ann, moduleId, edit, entry } = await begin();
    const stored = await entry('hands-q1');
    await edit(ann, 'hands-q1', stampOf(stored), { ...formOf(stored.value), stem: '', outcome: 'other' });
    const page = await getQuestionPage(db, deps, trainer, { moduleId, id: 'hands-q1', type: null });
    expect(page.problems.map(({ field }) => field)).toEqual(['stem']);
    const { questions } = await getQuestionsPage(db, deps, moduleId);
    expect(questions?.[0]?.problems).toBeGreaterThan(0);
    await expect(getQuestionPage(db, deps, trainer, { moduleId, id: 'none', type: null })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('without a draft the published questions are shown', async () => {
    const { db, deps } = await begin();
    const { moduleId } = await publishSample(db, deps, 'sample');
    const { questions, draft } = await getQuestionsPage(db, deps, moduleId);
    expect(draft).toBeNull();
    const [first] = questions ?? [];
    const page = await getQuestionPage(db, deps, trainer, { moduleId, id: first?.id ?? '', type: null });
    expect([page.editor, page.question?.id]).toEqual([null, first?.id]);
  });
});
