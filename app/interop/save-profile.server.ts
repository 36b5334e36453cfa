import type { Kysely, Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import type { ProfileWish } from './profile.ts';
import { requireProfile } from './profile-rows.server.ts';

const longest = { name: 80, code: 40 };

interface Form {
  ownerId: string;
  key: string;
}

/** Saves an export of a list, named by its filter; gives its id. */
export async function addProfile(
  db: Kysely<Schema>,
  deps: Deps,
  { ownerId, key }: Form,
  { filter, ...wish }: ProfileWish & { filter: Record<string, string> },
): Promise<string> {
  const row = checked(wish);
  return runOnce(db, deps, { actorId: ownerId, key }, async (tx) => {
    const id = deps.newId();
    await tx
      .insertInto('export_profiles')
      .values({ id, owner_id: ownerId, ...row, filter: JSON.stringify(filter), revision: 1 })
      .execute();
    await audit(tx, deps, { ownerId, id, action: 'export.add', name: row.name });
    return id;
  });
}

/** Changes it, if it is still at the revision that the form was made from. */
export async function saveProfile(
  db: Kysely<Schema>,
  deps: Deps,
  { ownerId, key }: Form,
  { id, revision, ...wish }: ProfileWish & { id: string; revision: number },
): Promise<string> {
  const row = checked(wish);
  return runOnce(db, deps, { actorId: ownerId, key }, async (tx) => {
    await requireProfile(tx, ownerId, id);
    const { numUpdatedRows } = await tx
      .updateTable('export_profiles')
      .set({ ...row, revision: revision + 1 })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('stale', 'interop.export-changed');
    await audit(tx, deps, { ownerId, id, action: 'export.save', name: row.name });
    return id;
  });
}

function audit(
  tx: Transaction<Schema>,
  deps: Deps,
  { ownerId, id, action, name }: { ownerId: string; id: string; action: string; name: string },
): Promise<void> {
  return recordAudit(tx, deps, { actorId: ownerId, action, object: `export:${id}`, details: {}, text: name });
}

function checked({ name, format, dateFormat, byCourse, columns, codes }: ProfileWish) {
  const clean = (text: string) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const [title, given] = [clean(name), Object.entries(codes).map(([id, code]) => [id, clean(code)] as const)];
  if (title === '' || title.length > longest.name) throw new Refusal('invalid', 'interop.name-invalid');
  if (columns.length === 0) throw new Refusal('invalid', 'interop.columns-missing');
  if (given.some(([, code]) => code.length > longest.code)) throw new Refusal('invalid', 'interop.code-invalid');
  return {
    name: title,
    format,
    date_format: dateFormat,
    by_course: byCourse ? (1 as const) : (0 as const),
    columns: JSON.stringify([...new Set(columns)]),
    codes: JSON.stringify(Object.fromEntries(given.filter(([, code]) => code !== ''))),
  };
}
