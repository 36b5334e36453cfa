import type { Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { CalendarDate } from '../calendar.ts';
import type { Deps } from '../deps.ts';

export interface NewMail {
  /** Says what the message is, so that it is written once however often its cause is looked at. */
  key: string;
  toPerson: string;
  /** Declared by the module that enqueues; whoever renders knows it. */
  kind: string;
  /** Codes and parameters, never sentences, names or addresses. */
  data: NonNullable<unknown>;
  /** The day from which it takes the person's one message of a week; null where it does not count. */
  weekOn: CalendarDate | null;
}

/** Puts messages into the outbox in the caller's transaction; those whose key is there already stay as they are. */
export async function enqueueMail(tx: Transaction<Schema>, deps: Deps, mail: NewMail[]): Promise<void> {
  if (mail.length === 0) return;
  const now = deps.now().toISOString();
  const rows = mail.map(({ key, toPerson, kind, data, weekOn }) => ({
    ...{ id: deps.newId(), key, to_person: toPerson, kind, data: JSON.stringify(data), state: 'waiting' as const },
    ...{ made_at: now, due_at: now, lease_until: null, tries: 0, week_on: weekOn, ended_at: null, reason: null },
  }));
  await tx
    .insertInto('outbox')
    .values(rows)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}
