import type { Kysely } from 'kysely';
import { type Grant, scopePaths } from '#app/identity/grants.ts';
import { listRights } from '#app/identity/list-rights.server.ts';
import { absentSql } from '#app/organisation/absent-sql.server.ts';
import { addDays, type CalendarDate, nextTime, today, weekday } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import { type EscalationRung, isInScope, listUntoldPaths, recordTold } from './escalations.server.ts';
import { remindableCycles } from './load-causes.server.ts';
import { digestMail, reminderData } from './reminder-mail.ts';
import { writeMessages } from './write-messages.server.ts';

/** The nightly job: run at five in the morning, long before quiet hours end. */
export const remindersJob = 'assignments.reminders';
const jobTime = '05:00';
const chunk = 500;
const mondays = 1;

/** Makes sure that the job waits: at once if it never ran, else as it planned itself. */
export async function scheduleReminders(db: Kysely<Schema>, deps: Deps, runAt = deps.now()): Promise<void> {
  const job = { kind: remindersJob, payload: {}, runAt: runAt.toISOString(), dedupeKey: remindersJob };
  await db.transaction().execute((tx) => enqueueJob(tx, deps, job));
}

/** The job's handler: today's messages, then tomorrow's job. */
export async function runReminders(db: Kysely<Schema>, deps: Deps): Promise<void> {
  await enqueueReminders(db, deps);
  await scheduleReminders(db, deps, nextTime(deps.zone, deps.now(), jobTime));
}

/**
 * Finds who is due a message today and puts it into the outbox, in chunks; gives how many. May run again at any time: each
 * rung is given once, each person has one message a day.
 */
export async function enqueueReminders(db: Kysely<Schema>, deps: Deps): Promise<number> {
  const on = today(deps.zone, deps.now());
  let written = await tellOthers(db, deps, on);
  for (let after = ''; ; ) {
    const rows = await remindableCycles(db, on)
      .where('cycles.person_id', '>', after)
      .groupBy('cycles.person_id')
      .select('cycles.person_id')
      .orderBy('cycles.person_id')
      .limit(chunk)
      .execute();
    const people = rows.map((row) => row.person_id);
    written += await writeMessages(db, deps, { on, people });
    after = people.at(-1) ?? '';
    if (people.length < chunk) return written;
  }
}

interface Teller {
  personId: string;
  /** Whom they look after, as path prefixes; none: nobody. */
  scope: Record<EscalationRung, string[]>;
  weekly: boolean;
}

/** Managers and administrators: the weekly digest, and what has been overdue for long. */
async function tellOthers(db: Kysely<Schema>, deps: Deps, on: CalendarDate): Promise<number> {
  const untold = {
    manager: await listUntoldPaths(db, on, 'manager'),
    administrator: await listUntoldPaths(db, on, 'administrator'),
  };
  const tellers = await listTellers(db, deps, on);
  let written = 0;
  for (let from = 0; from < tellers.length; from += chunk) {
    const some = tellers.slice(from, from + chunk);
    const lists = (teller: Teller, rung: EscalationRung) =>
      untold[rung].filter((path) => isInScope(path, teller.scope[rung]));
    const others = new Map(
      some.map((teller) => {
        const team = teller.weekly || lists(teller, 'manager').length > 0;
        return [teller.personId, { team, organisation: lists(teller, 'administrator').length > 0 }];
      }),
    );
    const people = some.map((teller) => teller.personId);
    written += await writeMessages(db, deps, { on, people, others }, async (tx, planned) => {
      for (const [rung, part] of [['manager', 'team'] as const, ['administrator', 'organisation'] as const]) {
        const told = some.filter((teller) => planned.get(teller.personId)?.[part]);
        const paths = new Set(told.flatMap((teller) => lists(teller, rung)));
        await recordTold(tx, { on, rung, paths: [...paths].sort() });
      }
    });
  }
  return written;
}

/** Who is told of others: people who may send reminders, by their own right or as deputies, or look after people, can be written to and are not away. */
async function listTellers(db: Kysely<Schema>, deps: Deps, on: CalendarDate): Promise<Teller[]> {
  const scopes = [...(await listRights(db, deps))]
    .map(([personId, grants]) => ({ personId, scope: scopeOf(grants) }))
    .filter(({ scope }) => scope.manager.length + scope.administrator.length > 0);
  const here = await listReachable(
    db,
    on,
    scopes.map(({ personId }) => personId),
  );
  const monday = addDays(on, mondays - weekday(on));
  const told = await listToldSince(db, deps, monday);
  return scopes
    .filter(({ personId }) => here.has(personId))
    .map((each) => ({ ...each, weekly: each.scope.manager.length > 0 && !told.has(each.personId) }));
}

/** A manager's is that of `/team`, so that a message names nobody whom the page would not. */
function scopeOf(grants: Grant[]): Teller['scope'] {
  const mayRemind = grants.some((grant) => grant.capability === 'send-reminders');
  return {
    manager: mayRemind ? scopePaths({ grants }, 'see-team') : [],
    administrator: scopePaths({ grants }, 'manage-people'),
  };
}

async function listReachable(db: Kysely<Schema>, on: CalendarDate, people: string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await db
    .selectFrom('people')
    .where('id', 'in', givenIds(db, people))
    .where('active', '=', 1)
    .where('erased_at', 'is', null)
    .where('merged_into', 'is', null)
    .where('email', 'is not', null)
    .where((by) => by.not(absentSql('people.id', on)))
    .select('id')
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Who was told of their team this week, also where there was nothing to tell. */
async function listToldSince(db: Kysely<Schema>, deps: Deps, monday: CalendarDate): Promise<Set<string>> {
  // A day wider than any zone is off, then by the day of the key.
  const rows = await db
    .selectFrom('outbox')
    .where('kind', '=', digestMail)
    .where('made_at', '>=', `${addDays(monday, -1)}T00:00:00.000Z`)
    .select(['to_person', 'made_at', 'data'])
    .execute();
  const told = rows.filter(
    (row) => today(deps.zone, new Date(row.made_at)) >= monday && reminderData.parse(JSON.parse(row.data)).team,
  );
  return new Set(told.map((row) => row.to_person));
}
