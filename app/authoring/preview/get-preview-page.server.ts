import type { Kysely } from 'kysely';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { requireDraft } from '../get-draft.server.ts';
import { checkText } from './preview-text.server.ts';

/** A lesson of a draft as it was saved last, as learners would see it. */
export async function getPreviewPage(db: Kysely<Schema>, moduleId: string, path: string) {
  const draft = await requireDraft(db, moduleId);
  const file = draft.files.find((each) => each.path === path);
  if (file?.kind !== 'lesson' || file.text === null) throw new Refusal('not-found', 'authoring.no-such-file');
  const { problems, lesson } = await checkText(db, { moduleId, path, text: file.text });
  return { moduleId, moduleTitle: draft.title, path, problems, lesson };
}
