import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { checkModuleFiles } from '#app/curriculum/check-module-files.server.ts';
import { getBaseVersion } from '#app/curriculum/get-base-version.server.ts';
import { getModuleFiles } from '#app/curriculum/get-module-files.server.ts';
import type { ModuleFiles } from '#app/curriculum/module-files.ts';
import { publishModuleVersion } from '#app/curriculum/publish-module-version.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import type { Schema } from '#db/schema.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { newKey, publishSample } from '#tests/factories/record.ts';
import { makeStudio } from '#tests/factories/studio.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { changeFiles } from '../change-files.server.ts';
import { getDraft, requireDraft } from '../get-draft.server.ts';
import { newModule } from '../new-module.server.ts';
import { saveFile } from '../save-file.server.ts';
import { startDraft } from '../start-draft.server.ts';
import { changeReview, type ReviewChange } from './change-review.server.ts';
import { getReviewPage } from './get-review-page.server.ts';
import { loadParts } from './load-parts.server.ts';

type Db = Kysely<Schema>;

const moduleId = 'hands';
const path = '01-first-lesson.mdx';

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const person = async (name: string, capabilities: Parameters<typeof actorWith>[0]) =>
      actorWith(capabilities, null, (await makePerson(db, { name })).id);
    const ann = await person('Ann', ['write-modules', 'review-modules']);
    const ben = await person('Ben', ['write-modules', 'review-modules']);
    const tom = await person('Tom', ['write-modules', 'publish-modules']);
    await newModule(db, deps, { actorId: ann.personId, key: newKey() }, { id: moduleId, title: 'Clean hands' });
    type Wish = ReviewChange extends infer T ? (T extends unknown ? Omit<T, 'draft'> : never) : never;
    const change = async (actor: Actor, wish: Wish, key = newKey()) => {
      const { id } = await requireDraft(db, moduleId);
      return changeReview(db, deps, { actor, key, moduleId }, { draft: id, ...wish } as ReviewChange);
    };
    const say = async (actor: Actor, intent: 'send' | 'approve' | 'return', note = '') =>
      change(actor, { intent, note, revision: (await requireDraft(db, moduleId)).revision });
    const write = async (actor: Actor, text: (before: string) => string, file = path) => {
      const draft = await requireDraft(db, moduleId);
      const { text: before, revision } = draft.files.find((each) => each.path === file) ?? {};
      await saveFile(db, deps, actor.personId, {
        draftId: draft.id,
        path: file,
        revision: revision ?? 0,
        text: text(before ?? ''),
      });
    };
    const state = async () => (await getDraft(db, moduleId))?.state;
    const page = (actor: Actor) => getReviewPage(db, deps, actor, moduleId);
    return { db, deps, ann, ben, tom, change, say, write, state, page };
  }

  test('a draft goes to review and back, and is approved by somebody who wrote none of it', async () => {
    const { db, ann, ben, tom, say, write, state, page } = await begin();
    await say(ann, 'send', 'All of it is new');
    expect(await state()).toBe('review');
    await expect(say(ann, 'approve')).rejects.toMatchObject({ reason: 'authoring.wrote-it' });
    await expect(say(tom, 'approve')).rejects.toMatchObject({ reason: 'authoring.not-a-reviewer' });
    await expect(say(ben, 'return')).rejects.toMatchObject({ reason: 'authoring.say-what-to-change' });
    await say(ben, 'return', 'Say when');
    expect(await state()).toBe('open');
    await write(tom, (text) => `${text}\nBefore each patient.\n`);
    await say(tom, 'send');
    await say(ben, 'approve');
    expect(await state()).toBe('approved');
    const { reviews } = await page(ben);
    expect(reviews.map(({ verdict, by, note }) => [verdict, by, note])).toEqual([
      ['sent', 'Ann', 'All of it is new'],
      ['changes', 'Ben', 'Say when'],
      ['sent', 'Tom', ''],
      ['approved', 'Ben', ''],
    ]);
    const audited = await db.selectFrom('audit_log').select('action').where('action', 'like', 'draft.%').execute();
    expect(audited.map(({ action }) => action).sort()).toEqual(
      ['draft.approved', 'draft.changes', 'draft.sent', 'draft.sent', 'draft.start'].sort(),
    );
  });

  test('any change takes an approval away, and whoever made it is an author from then on', async () => {
    const { ann, ben, say, write, state } = await begin();
    await say(ann, 'send');
    await say(ben, 'approve');
    await write(ben, (text) => `${text}\nOne more line.\n`);
    expect(await state()).toBe('open');
    await say(ann, 'send');
    await expect(say(ben, 'approve')).rejects.toMatchObject({ reason: 'authoring.wrote-it' });
  });

  test('a verdict on a text that was changed meanwhile is stale, and a form sent twice counts once', async () => {
    const { db, ann, ben, change, say, write } = await begin();
    const { revision } = await requireDraft(db, moduleId);
    const key = newKey();
    await change(ann, { intent: 'send', note: '', revision }, key);
    await change(ann, { intent: 'send', note: '', revision }, key);
    await write(ann, (text) => `${text}\nMore.\n`);
    await say(ann, 'send');
    const late = change(ben, { intent: 'approve', note: '', revision });
    await expect(late).rejects.toMatchObject({ code: 'stale' });
    expect(await db.selectFrom('reviews').select('id').execute()).toHaveLength(2);
  });

  test('a draft with problems is not sent', async () => {
    const { ann, say, write } = await begin();
    await write(ann, () => 'not a lesson\n');
    await expect(say(ann, 'send')).rejects.toMatchObject({ reason: 'authoring.has-problems' });
  });

  test('comments stand beside what they are about, with the words of their line, until they are settled', async () => {
    const { ann, ben, change, write, page } = await begin();
    await write(ann, (text) => `${text}\nWash both hands.\n`);
    const { changes } = await page(ben);
    const lesson = changes.find(({ kind }) => kind === 'lesson');
    const line = lesson?.lines.find(({ text }) => text === 'Wash both hands.')?.line ?? null;
    await change(ben, { intent: 'comment', path, item: lesson?.key ?? '', line, text: 'For how long?' });
    await change(ben, { intent: 'comment', path: '', item: '', line: null, text: 'Nicely short.' });
    const seen = await page(ann);
    const [comment] = seen.changes.find(({ key }) => key === lesson?.key)?.comments ?? [];
    expect(comment).toMatchObject({ by: 'Ben', quote: 'Wash both hands.', resolvedBy: null });
    expect(seen.otherComments.map(({ text }) => text)).toEqual(['Nicely short.']);
    await change(ann, { intent: 'resolve', comment: comment?.id ?? '' });
    const after = await page(ben);
    expect(after.open).toBe(1);
    await expect(change(ben, { intent: 'comment', path: '', item: '', line: null, text: ' ' })).rejects.toMatchObject({
      reason: 'authoring.comment-empty',
    });
  });

  test('what changes is said by item: outcomes, lessons, blocks, questions and rules', async () => {
    const { db, deps, ann } = await begin();
    await publishSample(db, deps, 'sample');
    await startDraft(db, deps, { actorId: ann.personId, key: newKey() }, { moduleId: 'sample' });
    expect((await getReviewPage(db, deps, ann, 'sample')).changes).toEqual([]);
    const draft = await requireDraft(db, 'sample');
    const edit = async (file: string, from: string, to: string) => {
      const found = draft.files.find((each) => each.path === file);
      const text = found?.text?.replace(from, to) ?? '';
      const { revision = 0 } = found ?? {};
      await saveFile(db, deps, ann.personId, { draftId: draft.id, path: file, revision, text });
    };
    await edit('module.yaml', 'text: say hello', 'text: say good morning');
    const [first = ''] = draft.files.map((each) => each.path);
    await edit(first, 'Hello', 'Welcome');
    const { text: bank = '' } = draft.files.find((each) => each.path === 'questions.yaml') ?? {};
    const stem = /stem: (.*)/.exec(bank ?? '')?.[1] ?? '';
    await edit('questions.yaml', stem, `${stem} Really`);
    const { changes, base } = await getReviewPage(db, deps, ann, 'sample');
    expect(base?.number).toBe(1);
    expect(changes.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      'outcome changed',
      'lesson changed',
      'question changed',
    ]);
    const words = changes[1]?.diff.flat();
    expect(words).toContainEqual({ kind: 'removed', text: 'Hello' });
    expect(words).toContainEqual({ kind: 'added', text: 'Welcome' });
  });

  test('what was published meanwhile is shown and taken over; until then the draft is neither sent nor published', async () => {
    const [db, deps] = [await database(), testDeps()];
    const studio = await makeStudio(db, deps);
    const { ann, ben, draft, write, publish, as } = studio;
    await publish();
    await write(path, (text) => text.replace('concrete moment', 'real moment'));
    const fixed = (await loadParts(db, (await draft()).basedOn)).find((part) => part.path === 'questions.yaml');
    await publishElsewhere(
      db,
      deps,
      (files) => new Map([...files, ['questions.yaml', Buffer.from(fixed?.text?.replace('This', 'That') ?? '')]]),
    );
    const { meanwhile } = await getReviewPage(db, deps, ben, moduleId);
    expect(meanwhile).toMatchObject({ served: { number: 2 }, conflicts: [] });
    expect(meanwhile?.changes.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['question changed']);
    await expect(publish()).rejects.toMatchObject({ reason: 'authoring.published-meanwhile' });
    const { id, revision } = await draft();
    const wish = { intent: 'take-over', draft: id, revision, choices: new Map() } as const;
    await changeReview(db, deps, { ...as(ann), moduleId }, wish);
    const after = await getReviewPage(db, deps, ben, moduleId);
    expect([after.base?.number, after.meanwhile, after.draft.state]).toEqual([2, null, 'open']);
    expect(after.changes.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['lesson changed']);
    const third = await publish();
    expect(third.number).toBe(3);
    const [stem] = (await draftTexts(db, third.versionId)).filter((text) => text.includes('That sentence'));
    expect(stem).toBeDefined();
  });

  test('a file that both have changed takes a choice, and lessons keep their history where they move', async () => {
    const [db, deps] = [await database(), testDeps()];
    const { ann, draft, write, publish, as, by } = await makeStudio(db, deps);
    await changeFiles(db, deps, by(ann), { draftId: (await draft()).id, intent: 'add-lesson', title: 'When to wash' });
    await publish();
    const second = '02-when-to-wash.mdx';
    await write(second, (text) => text.replace('concrete moment', 'real moment'));
    await publishElsewhere(db, deps, (files) => {
      const [one = Buffer.of(), two = Buffer.of()] = [files.get(path), files.get(second)];
      const other = Buffer.from(two.toString().replace('concrete moment', 'true moment'));
      const rest = [...files].filter(([name]) => !name.endsWith('.mdx'));
      return new Map([...rest, ['01-when-to-wash.mdx', other], ['02-first-lesson.mdx', one]]);
    });
    const { id, revision } = await draft();
    const take = (choices: [string, string][]) =>
      changeReview(
        db,
        deps,
        { ...as(ann), moduleId },
        { intent: 'take-over', draft: id, revision, choices: new Map(choices) },
      );
    await expect(take([])).rejects.toMatchObject({ reason: 'authoring.choose-sides' });
    const key = (await getReviewPage(db, deps, ann, moduleId)).meanwhile?.conflicts[0]?.key ?? '';
    await take([[key, 'draft']]);
    const { files } = await draft();
    expect(files.map((file) => file.path).slice(0, 2)).toEqual(['01-when-to-wash.mdx', '02-first-lesson.mdx']);
    expect(files[0]?.text).toContain('real moment');
    const history = await db
      .selectFrom('draft_revisions')
      .selectAll()
      .where('path', '=', files[0]?.path ?? '')
      .execute();
    expect(history.length).toBe(2);
    await expect(take([])).rejects.toMatchObject({ code: 'stale' });
  });
});

/** A further version of the module that did not come from its draft. */
async function publishElsewhere(db: Db, deps: TestDeps, change: (files: ModuleFiles) => ModuleFiles): Promise<void> {
  const base = await getBaseVersion(db, moduleId);
  const module = await getModuleFiles(db, base?.id ?? '');
  const check = await checkModuleFiles(db, moduleId, change(module?.files ?? new Map()));
  if (!check.module) throw new Error(JSON.stringify(check.problems));
  await publishModuleVersion(db, deps, check.module, { by: 'test', from: 'studio' });
}

async function draftTexts(db: Db, versionId: string): Promise<string[]> {
  return (await loadParts(db, versionId)).map(({ text }) => text ?? '');
}
