import type { Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** Removes the kept forms of a certificate, which hold the name: part of erasing a name, in its transaction. */
export async function forgetCredentials(tx: Transaction<Schema>, certificateId: string): Promise<void> {
  await tx.deleteFrom('credentials').where('certificate_id', '=', certificateId).execute();
}
