import { newModule } from '#app/authoring/new-module.server.ts';
import { saveFile } from '#app/authoring/save-file.server.ts';
import { startDraft } from '#app/authoring/start-draft.server.ts';
import { grantRole } from '#app/identity/grant-role.server.ts';
import type { OpenRuntime } from '#app/platform/open-runtime.server.ts';
import type { NewPerson, Person } from './people.ts';
import { expect, live, type Page } from './test.ts';

export const firstLesson = '01-first-lesson.mdx';

/** Somebody who writes every module. */
export async function hireTrainer(
  hire: (wish?: NewPerson) => Promise<Person>,
  { db, deps }: OpenRuntime,
  wish: NewPerson = {},
): Promise<Person> {
  const person = await hire(wish);
  await db
    .transaction()
    .execute((tx) => grantRole(tx, deps, { personId: person.id, permissionRole: 'trainer', unitId: null }));
  return person;
}

let begun = 0;

/** A new module of one lesson and one question, as the studio begins it; gives its address. */
export async function beginModule({ db, deps }: OpenRuntime, actorId: string): Promise<{ id: string; base: string }> {
  begun += 1;
  const id = `hands-${process.pid}-${begun}`;
  await newModule(db, deps, { actorId, key: deps.newToken() }, { id, title: 'Clean hands' });
  return { id, base: `/studio/modules/${id}` };
}

/** A draft of a published module; gives its address. */
export async function beginDraft({ db, deps }: OpenRuntime, actorId: string, slug: string): Promise<string> {
  const { id: moduleId } = await db
    .selectFrom('modules')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  await startDraft(db, deps, { actorId, key: deps.newToken() }, { moduleId });
  return `/studio/modules/${moduleId}`;
}

/** Opens a text and waits until the editor has taken the place of the plain field. */
export async function openText(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await live(page);
  await expect(page.locator('.cm-content')).toBeVisible({ timeout: 20_000 });
}

/** Types at the end of the text. */
export async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(text);
}

/** Somebody else saves the lesson with more at its end. */
export async function saveOver({ db, deps }: OpenRuntime, by: string, moduleId: string, more: string): Promise<void> {
  const file = await db
    .selectFrom('draft_files')
    .innerJoin('drafts', 'drafts.id', 'draft_id')
    .select(['draft_id', 'draft_files.revision', 'text'])
    .where('module_id', '=', moduleId)
    .where('path', '=', firstLesson)
    .executeTakeFirstOrThrow();
  const { draft_id: draftId, revision, text } = file;
  await saveFile(db, deps, by, { draftId, path: firstLesson, revision, text: `${text}${more}` });
}

export const storedText = async ({ db }: OpenRuntime, moduleId: string, path = firstLesson): Promise<string> => {
  const row = await db
    .selectFrom('draft_files')
    .innerJoin('drafts', 'drafts.id', 'draft_id')
    .select('text')
    .where('module_id', '=', moduleId)
    .where('path', '=', path)
    .executeTakeFirstOrThrow();
  return row.text ?? '';
};
