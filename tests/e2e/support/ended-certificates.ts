import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { revokeHeldCertificate } from '#app/record/revoke-held-certificate.server.ts';
import { setName } from '#app/record/set-name.server.ts';
import type { Schema } from '#db/schema.ts';

/** A number for each answer that the verification page can give, by its heading. */
export async function serialsByAnswer(db: Kysely<Schema>, deps: Deps): Promise<[heading: string, serial: string][]> {
  const today = deps.now().toISOString().slice(0, 10);
  const held = () => db.selectFrom('certificates').select(['serial', 'person_id', 'id']).orderBy('serial');
  const expired = await held().where('expires_on', '<', today).executeTakeFirstOrThrow();
  // What happens to these holders must not happen to the one whose certificate has run out.
  const others = held().where('expires_on', '>', today).where('person_id', '<>', expired.person_id);
  const [valid, revoked, replaced, altered, foreign] = await onePerPerson(others);
  if (!valid || !revoked || !replaced || !altered || !foreign) throw new Error('the demo has five holders');

  const grants = [{ capability: 'revoke-certificates' as const, unitPath: null, moduleId: null }];
  const actor = {
    personId: valid.person_id,
    name: '',
    locale: 'en',
    signInId: '',
    grants,
    unitPath: null,
    shared: false,
  };
  const { person_id: personId, serial } = revoked;
  await revokeHeldCertificate(db, deps, { actor, personId, key: deps.newToken(), serial, why: 'issued-in-error' });
  await rename(db, deps, replaced.person_id);
  await db.updateTable('certificates').set({ name: 'Somebody Else' }).where('id', '=', altered.id).execute();
  await db.updateTable('certificates').set({ kid: 'not-a-key-of-ours' }).where('id', '=', foreign.id).execute();
  return [
    ['Valid today', valid.serial],
    ['Expired', expired.serial],
    ['Revoked', revoked.serial],
    ['Replaced', replaced.serial],
    ['Cannot be confirmed', altered.serial],
    ['Not ours', foreign.serial],
    ['No such certificate', 'AAAA-BBBB-CCCC-DDDD'],
  ];
}

interface Held {
  id: string;
  serial: string;
  person_id: string;
}

async function onePerPerson(query: { execute: () => Promise<Held[]> }): Promise<Held[]> {
  return [...new Map((await query.execute()).map((row) => [row.person_id, row])).values()];
}

async function rename(db: Kysely<Schema>, deps: Deps, personId: string): Promise<void> {
  const { revision } = await db
    .selectFrom('people')
    .select('revision')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const name = 'Zofia Łukaszewska-Ὀδυσσεύς';
  await setName(db, deps, { personId, actorId: personId, key: deps.newToken(), name, revision });
}
