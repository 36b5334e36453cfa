import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { isUniqueViolation } from '#db/dialect/errors.ts';
import type { Schema } from '#db/schema.ts';
import { checkedContact } from './person.ts';

export interface PersonContactChange {
  personId: string;
  /** Empty: none. */
  staffNumber: string;
  email: string;
  /** The revision that the form was made from. */
  revision: number;
  by: string | null;
}

/** How somebody is known to the hospital. What they sign in with is apart, and stays as it is. */
export async function savePersonContact(
  tx: Transaction<Schema>,
  deps: Deps,
  change: PersonContactChange,
): Promise<void> {
  const { staffNumber, email } = checkedContact(change);
  const revision = change.revision + 1;
  try {
    const { numUpdatedRows } = await tx
      .updateTable('people')
      .set({ staff_number: staffNumber, email, revision })
      .where('id', '=', change.personId)
      .where('revision', '=', change.revision)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('stale', 'organisation.person-changed');
  } catch (error) {
    if (isUniqueViolation(error, 'people(staff_number)'))
      throw new Refusal('invalid', 'organisation.staff-number-taken');
    throw error;
  }
  await recordAudit(tx, deps, {
    actorId: change.by,
    action: 'person.contact',
    object: `person:${change.personId}`,
    details: { revision },
    text: [staffNumber, email].filter(Boolean).join(' '),
  });
}
