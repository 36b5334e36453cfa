import { expect, test } from 'vitest';
import { makeStudio } from '#tests/factories/studio.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { changeFiles } from '../change-files.server.ts';
import { checkDraft } from '../check-draft.server.ts';
import { type DetailsAgain, editLessonDetails, editModuleDetails } from './edit-details.server.ts';
import { getLessonDetails, getModuleDetails } from './get-details-page.server.ts';
import type { LessonForm } from './lesson-form.ts';
import type { ModuleForm } from './module-form.ts';

const lesson = '01-first-lesson.mdx';

/** What a browser sends of the details of a lesson. */
function lessonFields({ title, minutes, tracks, outcomes }: LessonForm): FormData {
  const fields = new FormData();
  for (const [name, value] of Object.entries({ title, minutes })) fields.set(name, value);
  for (const track of tracks) fields.append('tracks', track);
  for (const id of outcomes) fields.append('outcomes', id);
  return fields;
}

/** The same of a module. */
function moduleFields(form: ModuleForm, button = 'save'): FormData {
  const fields = new FormData();
  for (const name of ['title', 'summary', 'lang', 'perOutcome', 'fullPercent', 'pretestPercent'] as const)
    fields.set(name, form[name]);
  for (const name of ['deltaDays', 'reviewBy'] as const) fields.set(name, form[name]);
  for (const { key, id, text, fixed } of form.outcomes) {
    fields.append('rows', key);
    if (fixed) fields.append('fixed', key);
    fields.set(`row.${key}.id`, id);
    fields.set(`row.${key}.text`, text);
  }
  for (const [track, { offered, minutes }] of Object.entries(form.tracks)) {
    if (offered) fields.append('tracks', track);
    fields.set(`minutes.${track}`, minutes);
  }
  if (form.edition) {
    const { number, kind, all, redo, reason } = form.edition;
    const said = { edition: '1', editionNumber: number, editionKind: kind, editionReason: reason };
    for (const [name, value] of Object.entries(said)) fields.set(name, value);
    fields.set('redoWhat', all ? 'all' : 'these');
    for (const id of redo) fields.append('redo', id);
  }
  fields.set('do', button);
  return fields;
}

function againOf<F>(edited: { saved: true } | { again: DetailsAgain<F> }): DetailsAgain<F> {
  if ('saved' in edited) throw new Error('it was saved');
  return edited.again;
}

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const studio = await makeStudio(db, deps);
    const { moduleId, draft } = studio;
    const modulePage = async () => {
      const page = await getModuleDetails(db, deps, moduleId);
      const { form, ...rest } = page.editor;
      if (!form) throw new Error('unreadable');
      return { ...page, ...rest, form };
    };
    const lessonPage = async (path = lesson) => {
      const page = await getLessonDetails(db, deps, moduleId, path);
      const { form, ...rest } = page.editor;
      if (!form) throw new Error('unreadable');
      return { ...page, ...rest, form };
    };
    type Page<F> = { draftId: string; stamp: string; form: F };
    const editModule = (
      page: Page<ModuleForm>,
      change: Partial<ModuleForm> = {},
      { by = studio.ann, button = 'save' } = {},
    ) =>
      editModuleDetails(
        db,
        deps,
        { actorId: by.personId, moduleId, draftId: page.draftId, stamp: page.stamp },
        moduleFields({ ...page.form, ...change }, button),
      );
    const editLesson = (page: Page<LessonForm>, change: Partial<LessonForm> = {}, by = studio.ann, path = lesson) =>
      editLessonDetails(
        db,
        deps,
        { actorId: by.personId, moduleId, draftId: page.draftId, stamp: page.stamp, path },
        lessonFields({ ...page.form, ...change }),
      );
    const textAt = async (path: string) => (await draft()).files.find((file) => file.path === path)?.text ?? '';
    return { db, deps, ...studio, modulePage, lessonPage, editModule, editLesson, textAt };
  }

  test('a module that its form has changed has the fingerprint of one that was written by hand', async () => {
    const byForm = await begin();
    const edition = { number: '2', kind: 'material', all: false, redo: ['hands-first'], reason: 'Clearer words' };
    await byForm.editModule(await byForm.modulePage(), {
      ...{ title: 'Hands', summary: 'What hands carry.', fullPercent: '85', deltaDays: '14', reviewBy: '2027-05-23' },
      edition,
    });
    await byForm.editLesson(await byForm.lessonPage(), { title: 'Say: when', minutes: '7' });
    expect((await checkDraft(byForm.db, await byForm.draft())).problems).toEqual([]);
    const form = await byForm.publish();

    const byHand = await begin();
    await byHand.write('module.yaml', (text) =>
      text
        .replace('title: Clean hands', "title: 'Hands'")
        .replace(/summary: .*/, 'summary: What hands carry.')
        .replace('passPercent: 80', 'passPercent: 85')
        .replace('delta_days: 30', 'delta_days: 14'),
    );
    await byHand.write(lesson, (text) =>
      text.replace('title: First lesson', "title: 'Say: when'").replace('minutes: 5', 'minutes: 7'),
    );
    expect((await byHand.publish())?.fingerprint).toBe(form?.fingerprint);
    expect(form?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await byForm.modulePage().catch((error) => error.reason)).toBe('authoring.no-draft');
  });

  test('the same form sent again changes nothing, and a new title is the draft’s', async () => {
    const { draft, modulePage, editModule } = await begin();
    const page = await modulePage();
    expect(await editModule(page, { title: 'Hands' })).toEqual({ saved: true });
    const { revision, title } = await draft();
    expect(title).toBe('Hands');
    expect(await editModule(page, { title: 'Hands' })).toEqual({ saved: true });
    expect((await draft()).revision).toBe(revision);
    expect((await modulePage()).moduleTitle).toBe('Hands');
  });

  test('two people at one head: the second is told, and both texts are there', async () => {
    const { ben, modulePage, lessonPage, editModule, editLesson, textAt, write } = await begin();
    const [first, page] = [await lessonPage(), await modulePage()];
    await write(lesson, (text) => `${text}\nMore of it.\n`);
    expect(await editLesson(first, { title: 'Ann’s' })).toEqual({ saved: true });
    const late = againOf(await editLesson(first, { title: 'Ben’s' }, ben));
    expect(late).toMatchObject({ stale: true, status: 409, form: { title: 'Ben’s' }, problems: [] });
    const now = await lessonPage();
    expect(now.form.title).toBe('Ann’s');
    expect(await editLesson({ ...now, form: late.form }, {}, ben)).toEqual({ saved: true });
    expect(await textAt(lesson)).toMatch(/title: "Ben’s"[\s\S]*More of it\.\n$/);

    expect(await editModule(page, { summary: 'Ann’s.' })).toEqual({ saved: true });
    expect(againOf(await editModule(page, { summary: 'Ben’s.' }, { by: ben }))).toMatchObject({
      ...{ stale: true, status: 409 },
      form: { summary: 'Ben’s.', title: 'Clean hands' },
    });
  });

  test('advice that is silenced meanwhile stands in nobody’s way and stays', async () => {
    const { modulePage, editModule, textAt, write } = await begin();
    const page = await modulePage();
    await write('module.yaml', (text) => `${text}silenced:\n  - { rule: a, place: b, reason: c }\n`);
    expect(await editModule(page, { title: 'Hands' })).toEqual({ saved: true });
    expect(await textAt('module.yaml')).toContain('silenced:\n  - { rule: a, place: b, reason: c }\n');
  });

  test('what the schema refuses is not kept, and comes back with its words', async () => {
    const { modulePage, lessonPage, editModule, editLesson, textAt } = await begin();
    const before = [await textAt('module.yaml'), await textAt(lesson)];
    const module = againOf(await editModule(await modulePage(), { title: '', fullPercent: '180' }));
    expect(module).toMatchObject({ status: 422, stale: false, form: { title: '', fullPercent: '180' } });
    expect(module.problems.map(({ field }) => field)).toEqual(['title', 'fullPercent']);
    const one = againOf(await editLesson(await lessonPage(), { minutes: 'ten', tracks: [] }));
    expect(one).toMatchObject({ status: 422, form: { minutes: 'ten', tracks: [] } });
    expect(one.problems.map(({ field }) => field)).toEqual(['minutes', 'tracks']);
    expect([await textAt('module.yaml'), await textAt(lesson)]).toEqual(before);
  });

  test('an outcome that something names stays, whichever way it is taken out; one that nothing names goes', async () => {
    const { db, modulePage, editModule, draft } = await begin();
    const page = await modulePage();
    const removed = againOf(await editModule(page, {}, { button: 'remove-outcome:o1' }));
    expect(removed.form.outcomes).toEqual(page.form.outcomes);
    expect(removed).toMatchObject({ status: 200, problems: [{ field: 'o1-text' }] });
    expect(removed.problems[0]?.text).toBe(
      'hands-1 cannot be removed while it is named by the lesson “First lesson” and the question “This sentence is true.”. Choose another outcome there first.',
    );
    const added = againOf(await editModule(page, {}, { button: 'add-outcome' }));
    expect(added).toMatchObject({ status: 200, focus: 'o2-text', problems: [] });
    expect(added.form.outcomes[1]).toEqual({ key: 'o2', id: 'hands-2', text: '', fixed: false });
    expect(againOf(await editModule({ ...page, form: added.form })).problems).toEqual([
      { field: 'o2-text', text: 'Outcome 2 is empty.' },
    ]);

    const outcomes = added.form.outcomes.map((row) => (row.key === 'o2' ? { ...row, text: 'say when' } : row));
    const without = againOf(await editModule(page, { outcomes: outcomes.slice(1) }));
    expect(without).toMatchObject({ status: 422, problems: [{ field: 'o3-text' }] });
    expect(without.form.outcomes.map(({ id }) => id)).toEqual(['hands-2', 'hands-1']);
    expect(await editModule(page, { outcomes })).toEqual({ saved: true });

    const saved = await modulePage();
    expect(saved.form.outcomes[1]).toMatchObject({ id: 'hands-2', fixed: true });
    expect(saved.problems).toEqual([
      {
        field: 'o2-text',
        text: 'No question asks for the outcome hands-2. No lesson teaches the outcome hands-2.',
      },
    ]);
    const gone = againOf(await editModule(saved, {}, { button: 'remove-outcome:o2' }));
    expect(await editModule({ ...saved, form: gone.form })).toEqual({ saved: true });
    expect((await checkDraft(db, await draft())).problems).toEqual([]);
  });

  test('what is written between the look at a draft and the save is seen: a body is in nobody’s way, a question is not orphaned', async () => {
    const { db, deps, ann, moduleId, modulePage, lessonPage, editModule, write, textAt } = await begin();
    const first = await lessonPage();
    let meanwhile = async () => {};
    const late: typeof db = new Proxy(db, {
      get: (target, name) => {
        const own = Reflect.get(target, name);
        if (name !== 'transaction') return typeof own === 'function' ? own.bind(target) : own;
        const wait = meanwhile;
        meanwhile = async () => {};
        return () => ({
          execute: async (work: Parameters<ReturnType<typeof db.transaction>['execute']>[0]) => {
            await wait();
            return db.transaction().execute(work);
          },
        });
      },
    });
    meanwhile = () => write(lesson, (text) => `${text}\nMore of it.\n`);
    const edit = { actorId: ann.personId, moduleId, draftId: first.draftId };
    const renamed = lessonFields({ ...first.form, title: 'Hands' });
    expect(await editLessonDetails(late, deps, { ...edit, path: lesson, stamp: first.stamp }, renamed)).toEqual({
      saved: true,
    });
    expect(await textAt(lesson)).toMatch(/title: "Hands"[\s\S]*More of it\.\n$/);

    const page = await modulePage();
    const more = [...page.form.outcomes, { key: 'o2', id: 'hands-2', text: 'say when', fixed: false }];
    await editModule(page, { outcomes: more });
    const saved = await modulePage();
    meanwhile = () => write('questions.yaml', (text) => text.replace('outcome: hands-1', 'outcome: hands-2'));
    const without = moduleFields({ ...saved.form, outcomes: page.form.outcomes });
    const refused = againOf(await editModuleDetails(late, deps, { ...edit, stamp: saved.stamp }, without));
    expect(refused).toMatchObject({ status: 422, problems: [{ field: 'o2-text' }] });
    expect(refused.form.outcomes.map(({ id }) => id)).toEqual(['hands-1', 'hands-2']);
    expect(await textAt('module.yaml')).toContain('hands-2');
  });

  test('what the check finds between files stands at the field that it is about', async () => {
    const { lessonPage, modulePage, write } = await begin();
    await write(lesson, (text) => text.replace('- hands-1', '- hands-9').replace('- full', '- full\n  - foundation'));
    expect((await lessonPage()).problems).toEqual([
      { field: 'tracks', text: 'The module does not offer the track foundation.' },
      { field: 'outcomes', text: 'The module has no outcome hands-9.' },
    ]);
    await write('module.yaml', (text) => `${text}edition: { number: 2, kind: material, redo: [nobody], reason: r }\n`);
    const { problems, items } = await modulePage();
    expect(problems).toEqual([
      { field: 'o1-text', text: 'No lesson teaches the outcome hands-1.' },
      { field: 'redo', text: 'redo names nobody, which this module does not have.' },
    ]);
    expect(items.map(({ id }) => id)).toEqual(['hands-first', 'hands-q1']);
  });

  test('what no field can mend is said and kept; a head that cannot be read has no form, and nothing typed is lost', async () => {
    const { db, deps, ben, moduleId, modulePage, editModule, lessonPage, editLesson, write, textAt } = await begin();
    const [page, first] = [await modulePage(), await lessonPage()];
    await write('module.yaml', (text) => `${text}colour: blue\n`);
    expect((await modulePage()).problems).toEqual([
      { field: null, text: 'The text of this file may not have colour.' },
    ]);
    expect(await editModule(await modulePage(), { title: 'Hands' })).toEqual({ saved: true });
    expect(await textAt('module.yaml')).toMatch(/title: "Hands"\n[\s\S]*colour: blue\n$/);

    await write(lesson, (text) => text.replace('title: ', 'title: ['));
    await write('module.yaml', () => 'title: [\n');
    expect((await getLessonDetails(db, deps, moduleId, lesson)).editor.form).toBeNull();
    expect((await getModuleDetails(db, deps, moduleId)).editor.form).toBeNull();
    const typed = againOf(await editModule(page, { title: 'Typed' }, { by: ben }));
    expect(typed).toMatchObject({ status: 422, form: { title: 'Typed' }, problems: [{ field: null }] });
    expect(againOf(await editLesson(first, { title: 'Typed' })).form.title).toBe('Typed');
    expect(await textAt('module.yaml')).toBe('title: [\n');
  });

  test('a translation has its title; other files and drafts have no details', async () => {
    const { db, deps, ann, moduleId, lessonPage, editLesson, textAt, draft, modulePage } = await begin();
    const { id: draftId } = await draft();
    const who = { actorId: ann.personId, key: deps.newToken() };
    const path = await changeFiles(db, deps, who, { draftId, intent: 'translate', path: lesson, lang: 'de' });
    const page = await lessonPage(path);
    expect(page.form).toMatchObject({ kind: 'translation', title: 'First lesson' });
    expect(await editLesson(page, { title: 'Erste Lektion' }, ann, path)).toEqual({ saved: true });
    expect(await textAt(path)).toMatch(/^---\nid: hands-first\ntitle: "Erste Lektion"\n---\n/);
    for (const other of ['questions.yaml', 'module.yaml', '07-none.mdx', 'constructor'])
      await expect(getLessonDetails(db, deps, moduleId, other)).rejects.toMatchObject({ code: 'not-found' });
    await expect(getModuleDetails(db, deps, 'other')).rejects.toMatchObject({ code: 'not-found' });
    const module = await modulePage();
    const elsewhere = { actorId: ann.personId, moduleId, draftId: deps.newId(), stamp: module.stamp };
    await expect(editModuleDetails(db, deps, elsewhere, moduleFields(module.form))).rejects.toMatchObject({
      code: 'closed',
    });
  });
});
