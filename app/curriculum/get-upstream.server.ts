import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** A text, or the hash of a picture. */
export type UpstreamFile = { text: string } | { sha256: string };

export interface Upstream {
  fingerprint: string;
  seenAt: string;
  /** By path, in folder form. */
  files: Record<string, UpstreamFile>;
}

/** What the content folder ships of a module that is the studio's and that the module has never been; null where there is nothing new. */
export async function getUpstream(db: Kysely<Schema>, moduleId: string): Promise<Upstream | null> {
  const row = await db
    .selectFrom('upstream_modules')
    .select(['fingerprint', 'files', 'seen_at'])
    .where('module_id', '=', moduleId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('module_versions')
            .select('module_versions.id')
            .whereRef('module_versions.module_id', '=', 'upstream_modules.module_id')
            .whereRef('module_versions.fingerprint', '=', 'upstream_modules.fingerprint'),
        ),
      ),
    )
    .executeTakeFirst();
  return row ? { fingerprint: row.fingerprint, seenAt: row.seen_at, files: JSON.parse(row.files) } : null;
}
