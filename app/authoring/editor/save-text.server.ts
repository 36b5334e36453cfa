import type { Kysely } from 'kysely';
import { clockTime } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { saveFileOf } from '../save-file.server.ts';
import type { OtherText, TextSaved } from './saving.ts';

interface TextToSave {
  moduleId: string;
  draftId: string;
  path: string;
  revision: number;
  text: string;
}

/** Keeps a text as it is written. Where somebody else has saved since, their text comes back and nothing is changed. */
export async function saveText(db: Kysely<Schema>, deps: Deps, by: string, file: TextToSave): Promise<TextSaved> {
  try {
    const { revision } = await saveFileOf(db, deps, by, file);
    return { kind: 'saved', revision, time: clockTime(deps.zone, deps.now()) };
  } catch (error) {
    const theirs = error instanceof Refusal && error.code === 'stale' ? await storedText(db, deps, file) : null;
    if (!theirs) throw error;
    return { kind: 'conflict', theirs };
  }
}

async function storedText(db: Kysely<Schema>, deps: Deps, { draftId, path }: TextToSave): Promise<OtherText | null> {
  const row = await db
    .selectFrom('draft_files')
    .innerJoin('people', 'people.id', 'changed_by')
    .select(['draft_files.revision', 'text', 'name', 'changed_at'])
    .where('draft_id', '=', draftId)
    .where('path', '=', path)
    .executeTakeFirst();
  if (!row || row.text === null) return null;
  const { revision, text, name, changed_at: at } = row;
  return { revision, text, by: name, time: clockTime(deps.zone, new Date(at)) };
}
