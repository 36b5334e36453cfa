import type { AppLoadContext } from '@remix-run/node';
import { sessionOwner } from '#app/identity/require.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import './load-context.ts';

/**
 * Routes whose forms need not say for whom they were drawn: they change no record, and those of a readiness round must not
 * say it; a code says itself whose password it sets. One that does say is held to it there too.
 */
export const needNoPerson: ReadonlySet<string> = new Set([
  'routes/$',
  'routes/login',
  'routes/logout',
  'routes/welcome',
  'routes/readiness.answer',
]);

/** Whom a posted form was drawn for (`ui/person-field`); null where it does not say. */
async function formPerson(context: AppLoadContext): Promise<string | null> {
  const person = (await context.form())?.get('person');
  return typeof person === 'string' ? person : null;
}

/**
 * Before any action: a form is taken for the person it was drawn for, and neither recorded nor kept for the next one at
 * the computer, whether their session lives or has ended. Where nobody is known the action asks for sign-in itself.
 */
export async function requireOwnForm(context: AppLoadContext, route: string): Promise<void> {
  const person = await formPerson(context);
  if (person === null && needNoPerson.has(route)) return;
  const owner = await sessionOwner({ context });
  if (owner === null) return;
  if (person === null) throw new Refusal('malformed', 'http.form-fields', { field: 'person' });
  if (person !== owner) throw new Refusal('other-person', 'http.form-of-another');
}
