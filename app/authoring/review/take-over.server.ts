import type { Kysely, Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { getBaseVersion } from '#app/curriculum/get-base-version.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { type Draft, getDraft } from '../get-draft.server.ts';
import { touchDraft, writeFile } from '../write-draft.server.ts';
import { loadParts } from './load-parts.server.ts';
import { type Merge, mergeParts, type Part, partsOf } from './merge-parts.ts';

interface TakeOver {
  moduleId: string;
  draftId: string;
  revision: number;
  /** By the key of a part that both have changed: whose text the draft has from now on. */
  choices: ReadonlyMap<string, string>;
}

/** Bases a draft on the version that was published meanwhile. It is open again, and whoever takes over has written in it. */
export async function takeOver(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { moduleId, draftId, revision, choices }: TakeOver,
): Promise<null> {
  const draft = await getDraft(db, moduleId);
  const base = await getBaseVersion(db, moduleId);
  const merge = draft && (await mergeDraft(db, draft, base?.id ?? null, choices));
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    if (draft?.id !== draftId || !merge || !base) throw new Refusal('stale', 'authoring.saved-by-another');
    if (merge.open.length > 0) throw new Refusal('invalid', 'authoring.choose-sides');
    const taken = await tx
      .updateTable('drafts')
      .set({ based_on_id: base.id })
      .where('id', '=', draftId)
      .where('revision', '=', revision)
      .returning('id')
      .executeTakeFirst();
    if (!taken || draft.revision !== revision) throw new Refusal('stale', 'authoring.saved-by-another');
    await touchDraft(tx, deps, draftId);
    await writeParts(tx, deps, { draft, by: actorId }, merge.parts);
    const details = { draft: draftId, number: base.number };
    await recordAudit(tx, deps, { actorId, action: 'draft.take-over', object: `module:${moduleId}`, details });
    return null;
  });
}

/** What a draft would be on another base. */
export async function mergeDraft(
  db: Kysely<Schema>,
  draft: Draft,
  versionId: string | null,
  choices: ReadonlyMap<string, string>,
): Promise<Merge> {
  const [base, published] = [await loadParts(db, draft.basedOn), await loadParts(db, versionId)];
  return mergeParts(base, published, partsOf(draft.files), choices);
}

/** First every file finds its place, with its history; then texts are written where they changed, and what is gone is removed. */
async function writeParts(
  tx: Transaction<Schema>,
  deps: Deps,
  { draft, by }: { draft: Draft; by: string },
  parts: Part[],
): Promise<void> {
  const draftId = draft.id;
  const before = new Map(partsOf(draft.files).map((part) => [part.key, part]));
  const wanted = new Set(parts.map(({ key }) => key));
  for (const { path } of [...before.values()].filter(({ key }) => !wanted.has(key))) {
    await writeFile(tx, deps, { draftId, path, by }, { text: null, sha256: null });
    // A lesson that takes over the name begins with its own history.
    await moveFile(tx, draftId, path, `gone-${deps.newId()}`);
  }
  const moved = parts.flatMap(({ key, path: to }) => {
    const from = before.get(key)?.path;
    return from === undefined || from === to ? [] : [{ from, aside: `aside-${deps.newId()}`, to }];
  });
  for (const { from, aside } of moved) await moveFile(tx, draftId, from, aside);
  for (const { aside, to } of moved) await moveFile(tx, draftId, aside, to);
  for (const { key, path, text, sha256 } of parts) {
    const old = before.get(key);
    if (old?.text !== text || old?.sha256 !== sha256)
      await writeFile(tx, deps, { draftId, path, by }, { text, sha256 });
  }
}

async function moveFile(tx: Transaction<Schema>, draftId: string, from: string, to: string): Promise<void> {
  for (const table of ['draft_files', 'draft_revisions'] as const) {
    await tx.updateTable(table).set({ path: to }).where('draft_id', '=', draftId).where('path', '=', from).execute();
  }
}
