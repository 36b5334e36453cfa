import type { Kysely } from 'kysely';
import { absentSql } from '#app/organisation/absent-sql.server.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import type { OwnRung } from './plan-message.ts';
import { isLearnerRung, isUrgent, ladderDays, rungsDue } from './rungs.ts';

/** Open cycles that ask something today of people who can be written to and are not away. */
export function remindableCycles(db: Kysely<Schema>, on: CalendarDate) {
  return askingCycles(db, on)
    .where('people.email', 'is not', null)
    .where('cycles.due_on', '<=', addDays(on, ladderDays));
}

/** Open cycles, begun to count and not waived, of people who are active and not away. */
export function askingCycles(db: Kysely<Schema>, on: CalendarDate) {
  return db
    .selectFrom('cycles')
    .innerJoin('people', 'people.id', 'cycles.person_id')
    .where('cycles.state', '=', 'open')
    .where('cycles.opens_on', '<=', on)
    .where((by) => by.or([by('cycles.waived_until', 'is', null), by('cycles.waived_until', '<', on)]))
    .where('people.active', '=', 1)
    .where('people.erased_at', 'is', null)
    .where('people.merged_into', 'is', null)
    .where((by) => by.not(absentSql('people.id', on)));
}

/** The rungs due today of these people's own cycles, by person. */
export async function loadOwnRungs(
  db: Kysely<Schema>,
  on: CalendarDate,
  people: string[],
): Promise<Map<string, OwnRung[]>> {
  const cycles = await remindableCycles(db, on)
    .where('cycles.person_id', 'in', people)
    .select(['cycles.id', 'cycles.person_id', 'opens_on', 'due_on', 'late_on', 'waived_until'])
    .orderBy('due_on')
    .orderBy('cycles.id')
    .execute();
  const given = await givenRungs(db, people);
  const own = new Map<string, OwnRung[]>();
  for (const row of cycles) {
    const dates = { opensOn: row.opens_on, dueOn: row.due_on, lateOn: row.late_on, waivedUntil: row.waived_until };
    const known = given.get(row.id) ?? new Set<string>();
    const due = rungsDue(on, dates, known).filter(isLearnerRung);
    const base = { cycle: row.id, first: known.size === 0, urgent: isUrgent(on, row.due_on) };
    own.set(row.person_id, [...(own.get(row.person_id) ?? []), ...due.map((rung) => ({ ...base, rung }))]);
  }
  return own;
}

async function givenRungs(db: Kysely<Schema>, people: string[]): Promise<Map<string, Set<string>>> {
  const rows = await db
    .selectFrom('reminders')
    .innerJoin('cycles', 'cycles.id', 'reminders.cycle_id')
    .where('cycles.person_id', 'in', people)
    .where('cycles.state', '=', 'open')
    .select(['cycle_id', 'rung'])
    .execute();
  const given = new Map<string, Set<string>>();
  for (const { cycle_id, rung } of rows) given.set(cycle_id, (given.get(cycle_id) ?? new Set()).add(rung));
  return given;
}

/** The last day on which each of these people got a message that counts for a week. */
export async function loadLastWeeks(
  db: Kysely<Schema>,
  on: CalendarDate,
  people: string[],
): Promise<Map<string, CalendarDate>> {
  const rows = await db
    .selectFrom('outbox')
    .where('to_person', 'in', people)
    .where('week_on', '>', addDays(on, -7))
    .groupBy('to_person')
    .select((by) => ['to_person', by.fn.max('week_on').as('last')])
    .execute();
  return new Map(rows.flatMap(({ to_person, last }) => (last === null ? [] : [[to_person, last]])));
}
