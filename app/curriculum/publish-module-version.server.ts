import type { Kysely, Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { replaceSearchEntries } from '#db/dialect/search-index.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from './checked-content.ts';
import { decideEdition } from './edition.ts';
import { type ModuleManifest, moduleFingerprint, moduleManifest } from './fingerprint.ts';
import { insertTexts } from './internal/insert-texts.server.ts';
import {
  type Decided,
  insertItems,
  insertVersion,
  type NewVersion,
  renderAgain,
} from './internal/insert-version.server.ts';
import { isBegun, refuseForeignIds, saveModule, versionsOf } from './internal/save-module.server.ts';
import { itemIds, readShape, shapeOf } from './internal/version-shape.server.ts';
import { sinceOf } from './since.ts';

type Tx = Transaction<Schema>;

export interface Publication {
  /** Id of a person, or a word such as `content` for the loader. */
  by: string;
  /** The person, for the audit trail; null for the system. */
  actorId?: string | null;
  /** Who publishes; a module belongs to one of them. */
  from?: 'folder' | 'studio';
}

export type Published =
  | { what: 'unchanged'; versionId: string; number: number }
  | { what: 'published'; versionId: string; number: number; edition: Decided['kind']; redo: string[] };

/** Enqueued with a material version: whoever holds or works towards the module is then due for the difference. */
export const versionPublished = 'curriculum.version-published';

/**
 * Makes a checked module the version that is served, in one transaction. The same fingerprint publishes nothing; a change that
 * needs the publisher's word is refused (`curriculum.edition-needed`, with `why` and the `lines` for `module.yaml`).
 */
export async function publishModuleVersion(
  db: Kysely<Schema>,
  deps: Deps,
  module: CheckedModule,
  publication: Publication,
): Promise<Published> {
  const manifest = manifestOf(module);
  const fingerprint = moduleFingerprint(manifest);
  return db.transaction().execute(async (tx) => {
    await saveModule(tx, module, publication.from ?? 'folder');
    const { current, newest } = await versionsOf(tx, module.head.id);
    if (current?.fingerprint === fingerprint) {
      await renderAgain(tx, deps, module, current);
      return { what: 'unchanged', versionId: current.id, number: current.number };
    }
    await refuseForeignIds(tx, module);
    const number = (newest?.number ?? 0) + 1;
    const base = current ?? newest;
    const before = base ? await readShape(tx, base.id) : null;
    const begun = base ? await isBegun(tx, module.head.id) : false;
    const decision = decideEdition(before?.shape ?? null, shapeOf(module), number, module.head.edition, begun);
    if (!decision.ok) {
      throw new Refusal('invalid', 'curriculum.edition-needed', {
        why: decision.why.join('; '),
        lines: decision.lines,
      });
    }
    const versionId = deps.newId();
    await insertTexts(tx, module);
    await insertVersion(tx, deps, {
      versionId,
      number,
      basedOn: base?.id ?? null,
      module,
      manifest,
      fingerprint,
      decision,
      by: publication.by,
    });
    await insertItems(
      tx,
      versionId,
      module,
      sinceOf(number, itemIds(module), before?.since ?? null, new Set(decision.redo)),
    );
    await tx.updateTable('modules').set({ current_version_id: versionId }).where('id', '=', module.head.id).execute();
    await replaceSearchEntries(tx, module.head.id, searchEntries(module));
    await announce(tx, deps, {
      module,
      versionId,
      number,
      fingerprint,
      decision,
      actorId: publication.actorId ?? null,
    });
    return { what: 'published', versionId, number, edition: decision.kind, redo: decision.redo };
  });
}

function manifestOf({ head, lessons, questions, assets }: CheckedModule): ModuleManifest {
  const { id, lang, title, outcomes, tracks, rule } = head;
  return moduleManifest({
    id,
    lang,
    title,
    outcomes,
    tracks,
    rule,
    lessons: lessons.map((lesson) => lesson.hash),
    questions: questions.map(({ question, hash }) => ({ id: question.id, lang: question.lang, hash })),
    assets: assets.map(({ path, sha256 }) => ({ path, sha256 })),
  });
}

function searchEntries({ head, lessons }: CheckedModule) {
  return lessons.map(({ id, title, compiled }) => ({ lessonId: id, lang: head.lang, title, text: compiled.text }));
}

async function announce(
  tx: Tx,
  deps: Deps,
  {
    module,
    versionId,
    number,
    fingerprint,
    decision,
    actorId,
  }: Pick<NewVersion, 'module' | 'versionId' | 'number' | 'fingerprint' | 'decision'> & { actorId: string | null },
): Promise<void> {
  const details = { number, edition: decision.kind, redo: decision.redo, fingerprint };
  await recordAudit(tx, deps, {
    actorId,
    action: 'module.publish',
    object: `module:${module.head.id}`,
    details,
    ...(decision.reason ? { text: decision.reason } : {}),
  });
  if (decision.kind !== 'material') return;
  await enqueueJob(tx, deps, {
    kind: versionPublished,
    payload: { moduleId: module.head.id, versionId, number },
    dedupeKey: `${versionPublished}:${versionId}`,
  });
}
