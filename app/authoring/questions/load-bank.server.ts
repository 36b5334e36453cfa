import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { moduleHead } from '#app/curriculum/module-head.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { headPath, questionsPath } from '../draft.ts';
import { type Draft, requireDraft } from '../get-draft.server.ts';
import { type BankEntry, readBank } from './bank.ts';

/** The questions of a draft with the text that they stand in. */
export interface Bank {
  draft: Draft;
  text: string;
  /** Of the file, for the next save. */
  revision: number;
  /** Null while the file cannot be read as a list of questions. */
  entries: BankEntry[] | null;
}

export function bankOf(draft: Draft): Bank {
  const file = draft.files.find(({ path }) => path === questionsPath);
  if (!file || file.text === null) throw new Refusal('not-found', 'authoring.no-such-file');
  return { draft, text: file.text, revision: file.revision, entries: readBank(file.text) };
}

/** The bank of a module's draft for a change; a refusal where it has none or it cannot be read. */
export async function requireBank(db: Kysely<Schema>, moduleId: string, draftId: string) {
  const draft = await requireDraft(db, moduleId);
  if (draft.id !== draftId) throw new Refusal('closed', 'authoring.draft-closed');
  const bank = bankOf(draft);
  if (bank.entries === null) throw new Refusal('invalid', 'questions.unreadable');
  return { ...bank, entries: bank.entries };
}

/** Tells a stored entry from an earlier state of it. */
export function stampOf({ source }: Pick<BankEntry, 'source'>): string {
  return createHash('sha256').update(source).digest('hex').slice(0, 16);
}

/** Of a question that a form makes: the same form makes the same one, and no other form does. */
export function newQuestionId(moduleId: string, { actorId, key }: { actorId: string; key: string }): string {
  const digest = createHash('sha256').update(`${actorId}/${key}`).digest('hex');
  return `${moduleId.slice(0, 60).replace(/-+$/, '')}-q-${digest.slice(0, 12)}`;
}

/** The outcomes and tracks that a draft names; none while its head cannot be read. */
export function offeredBy(draft: Draft): { outcomes: { id: string; text: string }[]; tracks: string[] } {
  const head = moduleHead(draft.files.find(({ path }) => path === headPath)?.text ?? '');
  return { outcomes: head?.outcomes ?? [], tracks: Object.keys(head?.tracks ?? {}) };
}
