import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { openText, sealText } from '#app/platform/seal.server.ts';
import { hashCode } from '#app/platform/typed-code.ts';
import type { Schema } from '#db/schema.ts';

/** The kind of a message in the outbox that brings a code. */
export const signInCodeMail = 'identity.sign-in-code';

const data = z.object({ sealed: z.string() });

/** A code as the outbox holds it: only with the installation's secret can it be read. */
export const mailedCode = (secret: string, code: string): z.output<typeof data> => ({
  sealed: sealText(secret, signInCodeMail, code),
});

/** The code of a message that is to be sent, with its last day; null where it cannot be used any more. */
export async function openMailedCode(
  db: Kysely<Schema>,
  deps: Deps,
  secret: string,
  mail: { toPerson: string; data: unknown },
): Promise<{ code: string; lastDay: CalendarDate } | null> {
  const code = openText(secret, signInCodeMail, data.parse(mail.data).sealed);
  if (code === null) return null;
  const row = await db
    .selectFrom('sign_in_codes')
    .select('expires_on')
    .where('person_id', '=', mail.toPerson)
    .where('hash', '=', hashCode('sign-in', code))
    .where('expires_on', '>=', today(deps.zone, deps.now()))
    .executeTakeFirst();
  return row ? { code, lastDay: row.expires_on } : null;
}
