import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from '../checked-content.ts';
import { compilerVersion } from '../compiler-version.ts';
import type { EditionDecision } from '../edition.ts';
import type { ModuleManifest } from '../fingerprint.ts';
import type { StoredVersion } from './save-module.server.ts';
import { storePlaces, storeSegments } from './stored-lesson.ts';

type Tx = Transaction<Schema>;
export type Decided = Extract<EditionDecision, { ok: true }>;

export interface NewVersion {
  versionId: string;
  number: number;
  basedOn: string | null;
  module: CheckedModule;
  manifest: ModuleManifest;
  fingerprint: string;
  decision: Decided;
  by: string;
}

export async function insertVersion(tx: Tx, deps: Deps, version: NewVersion): Promise<void> {
  await tx
    .insertInto('module_versions')
    .values({
      id: version.versionId,
      module_id: version.module.head.id,
      number: version.number,
      based_on_id: version.basedOn,
      edition: version.decision.kind,
      reason: version.decision.reason,
      fingerprint: version.fingerprint,
      manifest: JSON.stringify(version.manifest),
      compiler: compilerVersion,
      published_at: deps.now().toISOString(),
      published_by: version.by,
      withdrawn_at: null,
    })
    .execute();
}

export async function insertItems(
  tx: Tx,
  versionId: string,
  { head, lessons, questions }: CheckedModule,
  since: Map<string, number>,
): Promise<void> {
  const item =
    (kind: 'lesson' | 'block' | 'question') =>
    (each: { id: string; lang?: string; hash: string; tracks: string[] }, position: number) => ({
      version_id: versionId,
      item_id: each.id,
      lang: each.lang ?? head.lang,
      kind,
      hash: each.hash,
      tracks: [...each.tracks].sort().join(','),
      required: 1 as const,
      since: since.get(each.id) ?? 0,
      position,
    });
  const bank = [...questions].sort((a, b) => (a.question.id < b.question.id ? -1 : 1));
  const rows = [
    ...lessons.map(item('lesson')),
    ...lessons.flatMap((lesson) => lesson.blocks).map(item('block')),
    ...bank.map(({ question, hash }) => ({ ...question, hash })).map(item('question')),
  ];
  await tx.insertInto('version_items').values(rows).execute();
}

/** The same text through a newer compiler: new markup for the same version, which no fingerprint covers. */
export async function renderAgain(tx: Tx, deps: Deps, module: CheckedModule, current: StoredVersion): Promise<void> {
  if (current.compiler === compilerVersion) return;
  for (const lesson of [...module.lessons, ...module.translations.lessons]) {
    const values = { segments: storeSegments(lesson), outline: storePlaces(lesson) };
    await tx.updateTable('lesson_bodies').set(values).where('hash', '=', lesson.hash).execute();
  }
  await tx.updateTable('module_versions').set({ compiler: compilerVersion }).where('id', '=', current.id).execute();
  const details = { number: current.number, from: current.compiler, to: compilerVersion };
  await recordAudit(tx, deps, { actorId: null, action: 'module.render', object: `module:${module.head.id}`, details });
}
