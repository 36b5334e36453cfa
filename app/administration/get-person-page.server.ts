import type { Kysely } from 'kysely';
import { uncoveredCharacters } from '#app/formats/fonts.server.ts';
import { getSignInState } from '#app/identity/get-sign-in-state.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import { listGrantRows } from '#app/identity/list-grant-rows.server.ts';
import { getPerson } from '#app/organisation/get-person.server.ts';
import { getPersonDates } from '#app/organisation/get-person-dates.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { listPlaces } from './list-places.server.ts';

/** A person as administrators see one: where they belong and what they may do; nothing of what they have learnt. */
export async function getPersonPage(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  { personId, sendsMail }: { personId: string; sendsMail: boolean },
) {
  const person = await getPerson(db, personId);
  if (!person) throw new Refusal('not-found', 'organisation.no-such-person');
  const places = await listPlaces(db, deps);
  return {
    person,
    ...places,
    ...(await getPersonDates(db, personId, places.today)),
    grants: await listGrantRows(db, personId, places.today),
    /** A code can go out by mail. */
    sendsMail: sendsMail && person.email !== null,
    signIn: await getSignInState(db, deps, personId),
    uncovered: uncoveredCharacters(person.name),
    isSelf: actor.personId === personId,
    managesPeople: can(actor, 'manage-people'),
    managesGrants: can(actor, 'manage-grants'),
  };
}

export type PersonAdminPage = Awaited<ReturnType<typeof getPersonPage>>;
