import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { revokeTokensOf } from './revoke-tokens-of.server.ts';

/**
 * Takes away every way of signing in, the sessions, tokens and codes of the people who have a handle with this ending (`@demo.test`); the
 * people and their records stay. Gives the handles that are gone.
 */
export async function removeSignIns(db: Kysely<Schema>, deps: Deps, handleEnding: string): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    const named = tx.selectFrom('sign_ins').select('person_id').where('handle', 'like', `%${handleEnding}`);
    const found = await tx
      .selectFrom('sign_ins')
      .select(['id', 'person_id', 'handle'])
      .where('person_id', 'in', named)
      .orderBy('handle')
      .execute();
    for (const { id } of found) {
      await tx.deleteFrom('sessions').where('sign_in_id', '=', id).execute();
      await tx.deleteFrom('sign_ins').where('id', '=', id).execute();
    }
    const people = [...new Set(found.map((row) => row.person_id))];
    await revokeTokensOf(tx, deps, people);
    if (people.length > 0) await tx.deleteFrom('sign_in_codes').where('person_id', 'in', people).execute();
    for (const personId of people) {
      const handles = found.filter((row) => row.person_id === personId).length;
      const object = `person:${personId}`;
      await recordAudit(tx, deps, { actorId: null, action: 'sign-in.remove', object, details: { handles } });
    }
    return found.map((row) => row.handle);
  });
}
