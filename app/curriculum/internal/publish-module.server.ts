import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { lockName } from '#db/dialect/lock.ts';
import { replaceSearchEntries } from '#db/dialect/search-index.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from '../checked-content.ts';
import { manifestOf } from '../checked-fingerprint.ts';
import { decideEdition, type Edition } from '../edition.ts';
import { moduleFingerprint } from '../fingerprint.ts';
import { sinceOf } from '../since.ts';
import { versionPublished } from '../version-jobs.ts';
import { insertTexts } from './insert-texts.server.ts';
import { insertTranslations } from './insert-translations.server.ts';
import { type Decided, insertItems, insertVersion, type NewVersion, renderAgain } from './insert-version.server.ts';
import { isBegun, refuseForeignIds, type StoredVersion, saveModule, versionsOf } from './save-module.server.ts';
import { itemIds, readShape, shapeOf } from './version-shape.server.ts';

type Tx = Transaction<Schema>;

export interface Publication {
  /** Id of a person, or a word such as `content` for the loader. */
  by: string;
  /** The person, for the audit trail; null for the system. */
  actorId?: string | null;
  /** Who publishes; a module belongs to one of them. */
  from?: 'folder' | 'studio';
  /** The publisher's word on what the change means; absent: what `module.yaml` says. */
  edition?: Edition;
  /** The version that the change was made of, null for a first one: refused as stale where another one is served by now. */
  basedOn?: string | null;
}

export type Published =
  | { what: 'unchanged'; versionId: string; number: number }
  | { what: 'published'; versionId: string; number: number; edition: Decided['kind']; redo: string[] };

/** `publishModuleVersion` in the caller's transaction; one of a module at a time. */
export async function publishModule(
  tx: Tx,
  deps: Deps,
  module: CheckedModule,
  publication: Publication,
): Promise<Published> {
  const manifest = manifestOf(module);
  const fingerprint = moduleFingerprint(manifest);
  await lockName(tx, `module/${module.head.id}`);
  await saveModule(tx, module, publication.from ?? 'folder');
  const { current, newest } = await versionsOf(tx, module.head.id);
  const base = current ?? newest ?? null;
  if (publication.basedOn !== undefined && publication.basedOn !== (base?.id ?? null))
    throw new Refusal('stale', 'curriculum.published-meanwhile');
  if (current?.fingerprint === fingerprint) {
    await renderAgain(tx, deps, module, current);
    return { what: 'unchanged', versionId: current.id, number: current.number };
  }
  const number = (newest?.number ?? 0) + 1;
  const edition = publication.edition ?? module.head.edition;
  if (newest?.fingerprint === fingerprint && edition?.number !== number) {
    // It was withdrawn: it comes back only where the edition names the next number.
    return { what: 'unchanged', versionId: newest.id, number: newest.number };
  }
  await refuseForeignIds(tx, module);
  const { decision, since } = await decide(tx, module, base, number, edition);
  const versionId = deps.newId();
  const version = {
    versionId,
    number,
    basedOn: base?.id ?? null,
    module,
    manifest,
    fingerprint,
    decision,
    by: publication.by,
  };
  await insertTexts(tx, module);
  await insertVersion(tx, deps, version);
  await insertItems(tx, versionId, module, since);
  await insertTranslations(tx, { versionId, number, basedOn: version.basedOn }, module);
  await tx.updateTable('modules').set({ current_version_id: versionId }).where('id', '=', module.head.id).execute();
  await replaceSearchEntries(tx, module.head.id, searchEntries(module));
  await announce(tx, deps, version, publication.actorId ?? null);
  return { what: 'published', versionId, number, edition: decision.kind, redo: decision.redo };
}

/** The kind of the next version, and from which version on acts count for each of its items. */
async function decide(
  tx: Tx,
  module: CheckedModule,
  base: StoredVersion | null,
  number: number,
  edition: Edition | undefined,
) {
  const before = base && (await readShape(tx, base.id));
  const begun = base !== null && (await isBegun(tx, module.head.id));
  const decision = decideEdition(before?.shape ?? null, shapeOf(module), number, edition, begun);
  if (!decision.ok) {
    const params = { why: decision.why.join('; '), lines: decision.lines };
    throw new Refusal('invalid', 'curriculum.edition-needed', params);
  }
  return { decision, since: sinceOf(number, itemIds(module), before?.since ?? null, new Set(decision.redo)) };
}

function searchEntries({ head, lessons, translations }: CheckedModule) {
  const all = [...lessons.map((lesson) => ({ ...lesson, lang: head.lang })), ...translations.lessons];
  return all.map(({ id, lang, title, compiled }) => ({ lessonId: id, lang, title, text: compiled.text }));
}

async function announce(tx: Tx, deps: Deps, version: NewVersion, actorId: string | null): Promise<void> {
  const { module, versionId, number, fingerprint, decision } = version;
  await recordAudit(tx, deps, {
    actorId,
    action: 'module.publish',
    object: `module:${module.head.id}`,
    details: { number, edition: decision.kind, redo: decision.redo, fingerprint },
    ...(decision.reason ? { text: decision.reason } : {}),
  });
  if (decision.kind !== 'material') return;
  await enqueueJob(tx, deps, {
    kind: versionPublished,
    payload: { versionId },
    dedupeKey: `${versionPublished}:${versionId}`,
  });
}
