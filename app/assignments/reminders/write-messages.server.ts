import type { Kysely, Transaction } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueMail } from '#app/platform/mail/enqueue-mail.server.ts';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { loadLastWeeks, loadOwnRungs } from './load-causes.server.ts';
import { type MessageCause, type PlannedMessage, planMessage } from './plan-message.ts';
import { mailOf } from './reminder-mail.ts';

/** Beside their own courses: what somebody is to be told of others. */
export type OtherCauses = ReadonlyMap<string, Omit<MessageCause, 'own'>>;

type Planned = Map<string, PlannedMessage>;

/** Whoever writes messages holds this name. */
export const remindersLock = 'assignments.reminders';

/** One message a day. */
export const reminderKey = (person: string, on: CalendarDate): string => `reminder/${person}/${on}`;

/**
 * Writes today's messages to these people, and which rungs they were, in one transaction with what `also` writes. Gives what
 * was written. A second run on the same day finds nothing to do.
 */
export async function writeMessages(
  db: Kysely<Schema>,
  deps: Deps,
  { on, people, others = new Map() }: { on: CalendarDate; people: string[]; others?: OtherCauses },
  also: (tx: Transaction<Schema>, written: Planned) => Promise<void> = async () => undefined,
): Promise<number> {
  // Looked at without the writer first: on most days most people need nothing.
  if (people.length === 0 || (await planAll(db, on, people, others)).size === 0) return 0;
  return db.transaction().execute(async (tx) => {
    await lockName(tx, remindersLock);
    const planned = await planAll(tx, on, people, others);
    const mail = [...planned].map(([person, message]) => {
      const key = reminderKey(person, on);
      return { key, toPerson: person, weekOn: message.weekOn, ...mailOf(message) };
    });
    await enqueueMail(tx, deps, mail);
    const own = [...planned.values()].flatMap((message) => message.own);
    await recordRungs(
      tx,
      own.map(({ cycle, rung }) => ({ cycle_id: cycle, rung, on })),
    );
    await also(tx, planned);
    return planned.size;
  });
}

async function planAll(db: Kysely<Schema>, on: CalendarDate, people: string[], others: OtherCauses): Promise<Planned> {
  const own = await loadOwnRungs(db, on, people);
  const weeks = await loadLastWeeks(db, on, people);
  const today = await writtenToday(db, on, people);
  const planned: Planned = new Map();
  for (const person of people) {
    const cause = { own: own.get(person) ?? [], ...(others.get(person) ?? { team: false, organisation: false }) };
    const message = today.has(person) ? null : planMessage(on, cause, weeks.get(person) ?? null);
    if (message) planned.set(person, message);
  }
  return planned;
}

/** One message a day: what comes up later the same day is due tomorrow. */
export async function writtenToday(db: Kysely<Schema>, on: CalendarDate, people: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('outbox')
    .where(
      'key',
      'in',
      people.map((person) => reminderKey(person, on)),
    )
    .select('to_person')
    .execute();
  return new Set(rows.map((row) => row.to_person));
}

export async function recordRungs(tx: Transaction<Schema>, rows: Schema['reminders'][]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('reminders')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['cycle_id', 'rung']).doNothing())
    .execute();
}
