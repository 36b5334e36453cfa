import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { isForeignKeyViolation } from '#db/dialect/errors.ts';
import type { Schema } from '#db/schema.ts';

export interface NewEmployment {
  personId: string;
  unitId: string;
  jobRoleId: string;
  main: boolean;
  fromOn: string;
  by?: string | null;
}

/**
 * Opens an employment and returns its id. There is one main employment on any day: an earlier one ends where this begins,
 * and this ends where a later one is already planned.
 */
export async function employ(tx: Transaction<Schema>, deps: Deps, input: NewEmployment): Promise<string> {
  if (input.main) await endMain(tx, input);
  const id = deps.newId();
  const row = {
    id,
    person_id: input.personId,
    unit_id: input.unitId,
    job_role_id: input.jobRoleId,
    main: input.main ? 1 : 0,
    from_on: input.fromOn,
    until_on: input.main ? await nextMain(tx, input) : null,
  } as const;
  try {
    await tx.insertInto('employments').values(row).execute();
  } catch (error) {
    if (isForeignKeyViolation(error)) throw new Refusal('not-found', 'organisation.no-such-employment-place');
    throw error;
  }
  await recordAudit(tx, deps, {
    actorId: input.by ?? null,
    action: 'employment.open',
    object: `person:${input.personId}`,
    details: { employment: id, unit: input.unitId, jobRole: input.jobRoleId, fromOn: input.fromOn },
  });
  return id;
}

async function endMain(tx: Transaction<Schema>, { personId, fromOn }: NewEmployment): Promise<void> {
  await tx
    .updateTable('employments')
    .set({ until_on: fromOn })
    .where('person_id', '=', personId)
    .where('main', '=', 1)
    .where('from_on', '<=', fromOn)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', fromOn)]))
    .execute();
}

async function nextMain(tx: Transaction<Schema>, { personId, fromOn }: NewEmployment): Promise<string | null> {
  const next = await tx
    .selectFrom('employments')
    .select((select) => select.fn.min('from_on').as('from_on'))
    .where('person_id', '=', personId)
    .where('main', '=', 1)
    .where('from_on', '>', fromOn)
    .executeTakeFirst();
  return next?.from_on ?? null;
}
