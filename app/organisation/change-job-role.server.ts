import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { cleanName, searchName } from './names.ts';

function checkedName(text: string): string {
  const name = cleanName(text);
  if (name === null) throw new Refusal('invalid', 'organisation.name-invalid');
  return name;
}

/** A job role made by hand: its slug comes from its name. */
export async function addJobRole(
  tx: Transaction<Schema>,
  deps: Deps,
  input: { name: string; by: string | null },
): Promise<string> {
  const name = checkedName(input.name);
  const id = deps.newId();
  const plain = searchName(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  const taken = await tx.selectFrom('job_roles').select('id').where('slug', '=', plain).executeTakeFirst();
  const slug = plain === '' || taken ? `role-${id}` : plain;
  await tx.insertInto('job_roles').values({ id, slug, name, revision: 2 }).execute();
  const object = `job-role:${id}`;
  await recordAudit(tx, deps, { actorId: input.by, action: 'job-role.create', object, details: {}, text: name });
  return id;
}

export async function renameJobRole(
  tx: Transaction<Schema>,
  deps: Deps,
  input: { jobRoleId: string; name: string; revision: number; by: string | null },
): Promise<void> {
  const name = checkedName(input.name);
  const { jobRoleId: id, revision } = input;
  const known = await tx.selectFrom('job_roles').select('id').where('id', '=', id).executeTakeFirst();
  if (!known) throw new Refusal('not-found', 'organisation.no-such-job-role');
  const { numUpdatedRows } = await tx
    .updateTable('job_roles')
    .set({ name, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('stale', 'organisation.job-role-changed');
  const details = { revision: revision + 1 };
  const object = `job-role:${id}`;
  await recordAudit(tx, deps, { actorId: input.by, action: 'job-role.rename', object, details, text: name });
}
