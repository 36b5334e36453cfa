import type { Kysely } from 'kysely';
import { requireDraft } from '#app/authoring/get-draft.server.ts';
import { newModule } from '#app/authoring/new-module.server.ts';
import { addComment } from '#app/authoring/review/add-comment.server.ts';
import { sendForReview } from '#app/authoring/review/send-for-review.server.ts';
import { saveFile } from '#app/authoring/save-file.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { draft } from './draft.ts';

interface MakingDraft {
  db: Kysely<Schema>;
  deps: Deps;
  trainerId: string;
  reviewerId: string;
}

/** A new module that the trainer has sent for review and the reviewer has a question about. */
export async function makeDraft({ db, deps, trainerId, reviewerId }: MakingDraft): Promise<void> {
  const by = (actorId: string) => ({ actorId, key: deps.newToken() });
  const moduleId = await newModule(db, deps, by(trainerId), { id: draft.id, title: draft.title });
  const { id: draftId, files } = await requireDraft(db, moduleId);
  for (const { path, text, revision } of files) {
    const change = draft.texts[path];
    if (change && text !== null) await saveFile(db, deps, trainerId, { draftId, path, revision, text: change(text) });
  }
  const { revision, files: written } = await requireDraft(db, moduleId);
  await sendForReview(db, deps, by(trainerId), { moduleId, draftId, revision, note: draft.note });
  const { path, item, quote, text } = draft.comment;
  const lines = written.find((file) => file.path === path)?.text?.split('\n') ?? [];
  const line = lines.findIndex((each) => each.includes(quote)) + 1;
  await addComment(db, deps, by(reviewerId), { draftId, path, item, line, text });
}
