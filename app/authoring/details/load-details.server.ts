import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type HeadEntry, type HeadKind, readHeadEntry } from '#app/curriculum/head-entry.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { type DraftFile, fileKind, headPath, translationOf } from '../draft.ts';
import { type Draft, requireDraft } from '../get-draft.server.ts';

/** A file of a draft whose head is to be edited. */
export interface HeadOfFile {
  draft: Draft;
  kind: HeadKind;
  file: DraftFile & { text: string };
  /** Null while it cannot be read at all. */
  entry: HeadEntry | null;
}

/** `module.yaml`, a lesson or a translation of one; a 404 refusal for any other path. */
export function headOf(draft: Draft, path: string): HeadOfFile {
  const file = draft.files.find((each) => each.path === path);
  const kind = headKind(path);
  if (!file || file.text === null || kind === null) throw new Refusal('not-found', 'authoring.no-such-file');
  return { draft, kind, file: { ...file, text: file.text }, entry: readHeadEntry(kind, file.text) };
}

function headKind(path: string): HeadKind | null {
  if (path === headPath) return 'module';
  const kind = fileKind(path);
  if (kind === 'lesson') return 'lesson';
  return kind === 'translation' && translationOf(path)?.source.endsWith('.mdx') ? 'translation' : null;
}

/** The same for a change of the draft that a form was made from. */
export async function requireHead(
  db: Kysely<Schema>,
  { moduleId, draftId, path }: { moduleId: string; draftId: string; path: string },
): Promise<HeadOfFile> {
  const draft = await requireDraft(db, moduleId);
  if (draft.id !== draftId) throw new Refusal('closed', 'authoring.draft-closed');
  return headOf(draft, path);
}

/** Tells the state that a form was made from; what the form has no field for is none of it. */
export function stampOf(form: object): string {
  return createHash('sha256').update(JSON.stringify(form)).digest('hex').slice(0, 16);
}
