import type { Kysely } from 'kysely';
import { lessonTitle } from '#app/curriculum/lesson-head.ts';
import { diffTexts } from '#app/curriculum/word-diff.ts';
import { clockTime, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { requireDraft } from '../get-draft.server.ts';

export interface HistoryLine {
  revision: number;
  by: string;
  /** Day and time of the installation's zone. */
  on: string;
  time: string;
}

/** What a text was: all its lines, the newest first, and what changed from the one before up to the one asked for. */
export async function getHistoryPage(
  db: Kysely<Schema>,
  deps: Deps,
  { moduleId, path, revision }: { moduleId: string; path: string; revision: number | null },
) {
  const draft = await requireDraft(db, moduleId);
  const file = draft.files.find((each) => each.path === path);
  if (!file || file.text === null) throw new Refusal('not-found', 'authoring.no-such-file');
  const rows = await db
    .selectFrom('draft_revisions')
    .innerJoin('people', 'people.id', 'by_id')
    .select(['draft_revisions.revision', 'name', 'at'])
    .where('draft_id', '=', draft.id)
    .where('path', '=', path)
    .where('text', 'is not', null)
    .orderBy('draft_revisions.revision', 'desc')
    .execute();
  const lines = rows.map((row): HistoryLine => {
    const at = new Date(row.at);
    return { revision: row.revision, by: row.name, on: today(deps.zone, at), time: clockTime(deps.zone, at) };
  });
  const shown = lines.find((line) => revision === null || line.revision === revision);
  if (!shown) throw new Refusal('not-found', 'authoring.no-such-revision');
  const earlier = lines[lines.indexOf(shown) + 1] ?? null;
  const [text, before] = await Promise.all([
    textOf(db, draft.id, path, shown.revision),
    earlier ? textOf(db, draft.id, path, earlier.revision) : '',
  ]);
  return {
    ...{ moduleId, path, moduleTitle: draft.title, draftId: draft.id, kind: file.kind, revision: file.revision },
    ...{ lines, shown, earlier, text },
    title: path.endsWith('.mdx') ? lessonTitle(file.text) : null,
    changes: earlier && diffTexts(before, text),
    isNewest: shown === lines[0],
    operationKey: deps.newId(),
  };
}

async function textOf(db: Kysely<Schema>, draftId: string, path: string, revision: number): Promise<string> {
  const row = await db
    .selectFrom('draft_revisions')
    .select('text')
    .where('draft_id', '=', draftId)
    .where('path', '=', path)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row?.text ?? '';
}
