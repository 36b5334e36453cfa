import type { Kysely } from 'kysely';
import { absentSql } from '#app/organisation/absent-sql.server.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import { loadLastWeeks } from './load-causes.server.ts';
import type { ReminderFacts } from './reminder-problem.ts';
import { ladderDays } from './rungs.ts';
import { writtenToday } from './write-messages.server.ts';

/** Of these people, whether each can be reminded today and of what; a few hundred at once. */
export async function loadReminderFacts(
  db: Kysely<Schema>,
  on: CalendarDate,
  people: string[],
): Promise<Map<string, ReminderFacts>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .where('id', 'in', givenIds(db, people))
    .select(['id', 'email', 'active', absentSql('people.id', on).as('away')])
    .execute();
  const cycles = await dueCycles(db, on, people);
  const weeks = await loadLastWeeks(db, on, people);
  const today = await writtenToday(db, on, people);
  return new Map(
    rows.map(({ id, email, active, away }) => [
      id,
      {
        active: active === 1,
        hasAddress: email !== null,
        away: Boolean(away),
        cycles: cycles.get(id) ?? [],
        toldOn: today.has(id) ? on : (weeks.get(id) ?? null),
      },
    ]),
  );
}

async function dueCycles(db: Kysely<Schema>, on: CalendarDate, people: string[]) {
  const rows = await db
    .selectFrom('cycles')
    .leftJoin('reminders', 'reminders.cycle_id', 'cycles.id')
    .where('cycles.person_id', 'in', givenIds(db, people))
    .where('cycles.state', '=', 'open')
    .where('cycles.opens_on', '<=', on)
    .where('cycles.due_on', '<=', addDays(on, ladderDays))
    .where((by) => by.or([by('cycles.waived_until', 'is', null), by('cycles.waived_until', '<', on)]))
    .groupBy(['cycles.person_id', 'cycles.id', 'cycles.due_on'])
    .select((by) => ['cycles.person_id', 'cycles.id', by.fn.count<number>('reminders.rung').as('told')])
    .orderBy('cycles.due_on')
    .orderBy('cycles.id')
    .execute();
  const byPerson = new Map<string, ReminderFacts['cycles']>();
  for (const { person_id, id, told } of rows) {
    byPerson.set(person_id, [...(byPerson.get(person_id) ?? []), { cycle: id, first: told === 0 }]);
  }
  return byPerson;
}
