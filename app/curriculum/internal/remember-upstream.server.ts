import type { Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from '../checked-content.ts';
import { checkedFingerprint } from '../checked-fingerprint.ts';
import { saveAsset } from '../save-asset.server.ts';
import { checkedFiles } from './checked-files.ts';

type Tx = Transaction<Schema>;

/**
 * Keeps what the content folder ships of a module that is the studio's, where no version of the module has been that. What it shipped
 * before is forgotten.
 */
export async function rememberUpstream(tx: Tx, deps: Deps, module: CheckedModule): Promise<void> {
  const moduleId = module.head.id;
  const fingerprint = checkedFingerprint(module);
  const known = await tx
    .selectFrom('upstream_modules')
    .select('fingerprint')
    .where('module_id', '=', moduleId)
    .executeTakeFirst();
  const had = await tx
    .selectFrom('module_versions')
    .select('id')
    .where('module_id', '=', moduleId)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  if (!had && known?.fingerprint === fingerprint) return;
  if (known) await tx.deleteFrom('upstream_modules').where('module_id', '=', moduleId).execute();
  if (had) return;
  const files: Record<string, { text: string } | { sha256: string }> = {};
  for (const [path, bytes] of checkedFiles(module)) {
    files[path] = path.startsWith('assets/')
      ? { sha256: (await saveAsset(tx, bytes)).sha256 }
      : { text: bytes.toString('utf8') };
  }
  const row = { module_id: moduleId, fingerprint, files: JSON.stringify(files), seen_at: deps.now().toISOString() };
  await tx.insertInto('upstream_modules').values(row).execute();
}
